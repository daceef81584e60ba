import type { AnyStateMachine, EventObject } from 'xstate';
import { readRest } from '../rest.ts';
import { nodesOf } from '../state-nodes.ts';
import type { ActorPath } from './actor-path.ts';
import type { Children, Pending } from './awaited.ts';
import { type Delayed, isTimer, type Within } from './environment-event.ts';
import type { EnvironmentOptions } from './options.ts';
import { answersOf, type Outcomes } from './outcomes.ts';
import { Stage } from './stage.ts';
import { mayEnd } from './zone.ts';

/** What is around a machine: its input, the actors that it starts, and what may come from them and from its clock. */
export class Environment {
  readonly input: unknown;
  /** Whether anything may come from it. */
  readonly exists: boolean;
  readonly stage: Stage;
  /** Whether delays take their time. */
  readonly isTimed: boolean;
  /** So many actors of one machine may live at once. */
  readonly mostActors: number;
  readonly #outcomes: ReadonlyMap<string, Outcomes>;
  readonly #children: EnvironmentOptions['children'];
  readonly #events = new Map<string, readonly EventObject[]>();
  readonly #stages = new Map<AnyStateMachine, Stage>();

  /** @param exists default: whether the chart shows that it does; the machine may do so only when it runs */
  constructor(machine: AnyStateMachine, options: EnvironmentOptions = {}, exists = isSeen(machine)) {
    this.exists = exists;
    this.stage = this.#stageOf(machine);
    this.input = options.input;
    this.isTimed = options.time === 'ordered';
    this.mostActors = options.bounds?.actors ?? MOST_ACTORS;
    this.#outcomes = new Map(Object.entries(options.outcomes ?? {}));
    this.#children = options.children;
  }

  /** What may surprise somebody who has drawn the machine; `null`: nothing. */
  get note(): string | null {
    const { root, implementations } = this.stage.machine;
    const named = nodesOf(root).flatMap(({ after }) => after.map(({ delay }) => delay));
    const missing = new Set(
      named.filter(delay => typeof delay === 'string' && !(delay in implementations.delays)),
    );
    if (missing.size === 0) return null;
    return `Nobody has given a time to ${[...missing].map(delay => `"${delay}"`).join(', ')}: as in XState, such a delay ends at once.`;
  }

  /** What the actors are called by that the machine may start, and those that these may start. */
  get names(): readonly string[] {
    const names = new Set<string>();
    const stages = [this.stage];
    for (const stage of stages) {
      for (const name of stage.names) names.add(name);
      const inner = stage.machines.map(machine => this.#stageOf(machine));
      stages.push(...inner.filter(each => !stages.includes(each)));
    }
    return [...names];
  }

  /** Whether it is said what the actor answers. */
  isModelled(id: string, source: string): boolean {
    return this.#outcomesOf(id, source) !== undefined;
  }

  /** @returns the actor's machine, where it is walked together with its parent */
  explored(parent: Stage, id: string, source: string): Stage | null {
    const isWanted =
      typeof this.#children === 'object'
        ? id in this.#children || source in this.#children
        : this.#children === 'explore';
    const machine = isWanted ? parent.machineOf(source) : null;
    return machine && this.#stageOf(machine);
  }

  /** What may come next in a state with this rest, in no order of time; some may be listed twice. */
  eventsIn(rest: string): readonly EventObject[] {
    const known = this.#events.get(rest);
    if (known !== undefined) return known;
    const { children, pending, zone } = readRest(rest);
    const next = pending.filter((_, place) => zone === null || mayEnd(zone, place));
    const events = [...this.#answers(this.stage, children, []), ...next.map(eventOf)];
    this.#events.set(rest, events);
    return events;
  }

  #answers(stage: Stage, children: Children, path: ActorPath): EventObject[] {
    return [...children].flatMap(([id, child]) => {
      if (child === null) return [];
      if (typeof child === 'string') {
        const events = answersOf(id, this.#outcomesOf(id, child), stage.awaits(`xstate.snapshot.${id}`));
        return path.length === 0 ? events : events.map(event => within(path, event));
      }
      const actor = [...path, id];
      const explored = this.explored(stage, id, child.source);
      const sent =
        typeof this.#children === 'object' ? (this.#children[id] ?? this.#children[child.source]) : undefined;
      return [
        ...(sent?.events ?? []).map(event => within(actor, event)),
        ...(explored === null ? [] : this.#answers(explored, child.children, actor)),
      ];
    });
  }

  #outcomesOf(id: string, source: string): Outcomes | undefined {
    return this.#outcomes.get(id) ?? this.#outcomes.get(source);
  }

  #stageOf(machine: AnyStateMachine): Stage {
    const known = this.#stages.get(machine) ?? new Stage(machine);
    this.#stages.set(machine, known);
    return known;
  }
}

const MOST_ACTORS = 8;

function isSeen(machine: AnyStateMachine): boolean {
  return nodesOf(machine.root).some(({ after, invoke }) => after.length > 0 || invoke.length > 0);
}

/** As XState sends it, unless it could be taken for another. */
function eventOf({ event, from, to }: Pending): EventObject {
  if (from.length === 0 && to.length === 0 && isTimer(event.type)) return event;
  const path = (name: string, actor: ActorPath) => (actor.length === 0 ? {} : { [name]: actor });
  const delayed: Delayed = { type: 'klpwalk.delayed', event, ...path('from', from), ...path('to', to) };
  return delayed;
}

function within(actor: ActorPath, event: EventObject): Within {
  return { type: 'klpwalk.within', actor, event };
}
