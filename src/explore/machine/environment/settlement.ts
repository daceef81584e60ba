import type { AnyActorRef, AnyMachineSnapshot, EventObject } from 'xstate';
import { OutOfValues } from '../../run/out-of-values.ts';
import { canonicalJson } from '../canonical-json.ts';
import { MOST_INNER_STEPS } from '../inner-steps.ts';
import { Actor } from './actor.ts';
import { type ActorPath, actorPathOf, isSame } from './actor-path.ts';
import { awaitedBy, awaiting, type Children, type Pending } from './awaited.ts';
import type { Company } from './company.ts';
import { type Effect, effectsOf } from './effect.ts';
import { isDelayed, isTimer, isWithin } from './environment-event.ts';
import { endless, type Ran } from './machine-run.ts';
import { plainCopy, revived } from './plain-data.ts';
import { Refusal, Unsaid } from './refusal.ts';
import { Schedule } from './schedule.ts';
import { NO_DELAYS } from './zone.ts';

/**
 * One step of a machine and all that comes of it: the actors that it starts, stops and sends to, what they send back, and
 * what is to come after a delay. As with XState's actors, each takes one event at a time, and others wait in its mailbox.
 */
export class Settlement {
  readonly #company: Company;
  readonly #root: Actor;
  readonly #schedule: Schedule;
  readonly #onRan: (ran: Ran) => void;
  #count = 0;

  /** @param onRan told of each run of a machine */
  constructor(company: Company, snapshot: AnyMachineSnapshot, onRan: (ran: Ran) => void) {
    const { root: run, environment } = company;
    const { children, pending, zone } = awaitedBy(snapshot);
    this.#company = company;
    this.#onRan = onRan;
    this.#root = new Actor(snapshot, { path: [], source: '', stage: environment.stage, run, isSeen: false });
    for (const [id, child] of children) this.#root.children.set(id, company.restored(id, child, this.#root));
    this.#schedule = new Schedule(pending, zone ?? (environment.isTimed ? NO_DELAYS : null));
    company.root.bookApart(namesIn(children));
  }

  /** The machine has entered its initial state. */
  begin(ran: Ran): AnyMachineSnapshot {
    this.#start(this.#root, ran);
    return this.#settled;
  }

  /** An event comes, from whoever sends to the machine or from what is around it. */
  take(event: EventObject): AnyMachineSnapshot {
    const [actor, given] = this.#arrival(event);
    this.#post(actor, given);
    return this.#settled;
  }

  /** Whether the event leads anywhere. What comes from around a machine does: its source is over then, or it is heard. */
  accepts(event: EventObject): boolean {
    const actor = isWithin(event) ? this.#find(event.actor) : this.#root;
    const given = isWithin(event) ? event.event : event;
    if (!(actor instanceof Actor)) return false;
    if (isDelayed(given) || this.#timer(given) !== undefined) return true;
    return this.#answerer(actor, given) !== null || actor.run.accepts(actor.snapshot, given);
  }

  get #settled(): AnyMachineSnapshot {
    const { snapshot, kept } = this.#root;
    return awaiting(snapshot, { children: kept, pending: this.#schedule.pending, zone: this.#schedule.zone });
  }

  /** Who gets an event, and as what; the delay or the actor that it comes from has ended. */
  #arrival(event: EventObject): [ActorPath, EventObject] {
    if (isDelayed(event)) {
      const { event: given, from = [], to = [] } = event;
      const text = canonicalJson(given);
      const isMeant = (pending: Pending) =>
        isSame(pending.from, from) && isSame(pending.to, to) && canonicalJson(pending.event) === text;
      this.#end(this.#schedule.pending.find(isMeant));
      return [to, given];
    }
    if (isWithin(event)) {
      const actor = this.#find(event.actor);
      if (actor instanceof Actor) this.#endAnswered(actor, event.event);
      return [event.actor, event.event];
    }
    this.#end(this.#timer(event));
    this.#endAnswered(this.#root, event);
    return [[], event];
  }

  /** That of a delayed transition of the machine. */
  #timer({ type }: EventObject): Pending | undefined {
    if (!isTimer(type)) return undefined;
    return this.#schedule.pending.find(({ event, from }) => event.type === type && from.length === 0);
  }

  #end(pending: Pending | undefined): void {
    if (pending !== undefined) this.#schedule.end(pending);
  }

  #endAnswered(parent: Actor, event: EventObject): void {
    const id = this.#answerer(parent, event);
    if (id === null) return;
    this.#schedule.drop([...parent.path, id]);
    parent.children.set(id, null);
  }

  /** Who ends with the event. */
  #answerer(parent: Actor, { type }: EventObject): string | null {
    const [, id] = /^xstate\.(?:done|error)\.actor\.(.*)$/.exec(type) ?? [];
    return id !== undefined && typeof parent.children.get(id) === 'string' ? id : null;
  }

  #find(path: ActorPath): string | null | undefined | Actor {
    let found: string | null | undefined | Actor = this.#root;
    for (const id of path) found = found instanceof Actor ? found.children.get(id) : undefined;
    return found;
  }

  /** Whoever has ended hears nothing. */
  #post(path: ActorPath, event: EventObject): void {
    const actor = this.#find(path);
    if (typeof actor === 'string') this.#refuseUnlessModelled(path, actor, event);
    if (!(actor instanceof Actor)) return;
    actor.mailbox.push(event);
    if (!actor.isBusy) this.#empty(actor);
  }

  #empty(actor: Actor): void {
    actor.isBusy = true;
    for (let event = actor.mailbox.shift(); event !== undefined; event = actor.mailbox.shift()) {
      if (actor.snapshot.status === 'active') this.#run(actor, event);
    }
    actor.isBusy = false;
  }

  #run(actor: Actor, event: EventObject): void {
    if (++this.#count > MOST_INNER_STEPS)
      throw endless(`Actor "${actor.run.machine.id}"`, [canonicalJson(actor.snapshot.value)]);
    const before = actor.snapshot;
    this.#perform(actor, this.#ranOf(actor, event), before);
  }

  #ranOf(actor: Actor, event: EventObject): Ran {
    if (actor === this.#root) return actor.run.transition(actor.snapshot, event);
    try {
      return actor.run.transition(actor.snapshot, event);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      return { snapshot: { ...actor.snapshot, status: 'error', error }, actions: [] };
    }
  }

  #start(actor: Actor, ran: Ran): void {
    actor.isBusy = true;
    this.#perform(actor, ran, null);
    this.#empty(actor);
  }

  #perform(actor: Actor, ran: Ran, before: AnyMachineSnapshot | null): void {
    actor.snapshot = ran.snapshot;
    this.#onRan(ran);
    const effects = effectsOf(ran.actions);
    const spawned = new Set(
      effects.map(({ type, params }) => type === 'xstate.spawnChild' && params.actorRef),
    );
    const stopped = new Set(effects.map(({ type, params }) => type === 'xstate.stopChild' && params));
    for (const [id, ref] of Object.entries<AnyActorRef | undefined>(actor.snapshot.children)) {
      // An assign has spawned it.
      if (ref !== undefined && before?.children[id] !== ref && !spawned.has(ref)) this.#spawn(actor, ref);
    }
    for (const effect of effects) {
      // What is stopped in the step that starts it never starts.
      const ref = effect.type === 'xstate.spawnChild' ? effect.params.actorRef : undefined;
      if (ref === undefined || !stopped.has(ref)) this.#follow(actor, effect);
    }
    this.#tell(actor);
  }

  #follow(actor: Actor, effect: Effect): void {
    const { path } = actor;
    switch (effect.type) {
      case 'xstate.raise':
        this.#delay({ ...effect.params, delay: effect.params.delay ?? 0, from: path, to: path });
        break;
      case 'xstate.sendTo': {
        const { event, to: ref, delay, id } = effect.params;
        const to = actorPathOf(ref);
        if (typeof delay === 'number') this.#delay({ event, from: path, to, id, delay });
        else this.#post(to, event);
        break;
      }
      case 'xstate.cancel':
        this.#schedule.cancel(path, effect.params.sendId);
        break;
      case 'xstate.spawnChild':
        if (effect.params.actorRef !== undefined) this.#spawn(actor, effect.params.actorRef);
        break;
      case 'xstate.stopChild':
        if (effect.params !== undefined) this.#stop(actor, effect.params.id);
        break;
    }
  }

  #delay(begun: Parameters<Schedule['add']>[0]): void {
    const { type, ...members } = begun.event;
    const own = Object.entries(members).map(([key, member]) => [
      key,
      this.#own(member, `${key} of the event "${type}"`),
    ]);
    this.#schedule.add({ ...begun, event: { type, ...Object.fromEntries(own) } });
  }

  #spawn(parent: Actor, ref: AnyActorRef): void {
    const { id } = ref;
    this.#stop(parent, id);
    const source = parent.stage.sourceOf(ref);
    const { mostActors } = this.#company.environment;
    if ([...parent.children.values()].filter(child => child !== null).length >= mostActors)
      throw new OutOfValues(
        `More than ${mostActors} actors of one machine have come to live at once (bounds.actors).`,
      );
    const stage = this.#company.environment.explored(parent.stage, id, source);
    if (stage === null) {
      parent.children.set(id, source);
      return;
    }
    const path = [...parent.path, id];
    const run = this.#company.runOf(stage, path, parent);
    const options = optionsOf(ref);
    const ran = run.initial(this.#own(options.input, `the input of "${id}"`));
    const isSeen = Reflect.get(options, 'syncSnapshot') === true;
    const child = new Actor(ran.snapshot, { path, source, stage, run, isSeen });
    parent.children.set(id, child);
    this.#start(child, ran);
  }

  /** What is kept, so that it is the same later; a traced context changes. */
  #own(data: unknown, what: string): unknown {
    if (data === undefined) return undefined;
    return revived(plainCopy(data, what), path => this.#company.actorAt(path));
  }

  #stop(parent: Actor, id: string): void {
    if (!parent.children.delete(id)) return;
    this.#schedule.drop([...parent.path, id]);
  }

  /** What its parent hears of an actor that has taken an event. */
  #tell(actor: Actor): void {
    const { path, snapshot } = actor;
    const { status } = snapshot;
    const id = path.at(-1);
    if (status !== 'active') {
      this.#schedule.drop(path);
      actor.children.clear();
    }
    if (id === undefined) return;
    const parent = path.slice(0, -1);
    if (status === 'active') {
      const seen = { type: `xstate.snapshot.${id}`, snapshot };
      if (actor.isSeen) this.#post(parent, seen);
      return;
    }
    const owner = this.#find(parent);
    if (owner instanceof Actor) owner.children.set(id, null);
    const { output, error } = snapshot;
    const done = { type: `xstate.done.actor.${id}`, output, actorId: id };
    const failed = { type: `xstate.error.actor.${id}`, error, actorId: id };
    this.#post(parent, status === 'done' ? done : failed);
  }

  #refuseUnlessModelled(path: ActorPath, source: string, { type }: EventObject): void {
    const id = path.at(-1) ?? '';
    if (this.#company.environment.isModelled(id, source)) return;
    throw new Unsaid(
      `The machine sends "${type}" to actor "${id}", of which nothing is said. Say by \`outcomes: { ${JSON.stringify(
        source.startsWith('xstate.') ? id : source,
      )}: ... }\` what it may answer, or walk it too by \`children\`, if it is a machine.`,
    );
  }
}

/** What an actor was started with. XState's types tell of it only where the actor is of this copy of it. */
function optionsOf(ref: AnyActorRef): { readonly input?: unknown } {
  const options: unknown = Reflect.get(ref, 'options');
  return typeof options === 'object' && options !== null ? options : {};
}

/** The names of all actors. */
function namesIn(children: Children): string[] {
  return [...children].flatMap(([id, child]) =>
    typeof child === 'object' && child !== null ? [id, ...namesIn(child.children)] : [id],
  );
}
