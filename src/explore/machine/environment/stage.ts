import type { AnyActorLogic, AnyActorRef, AnyStateMachine, AnyStateNode } from 'xstate';
import { nodesOf } from '../state-nodes.ts';
import { NOBODY } from './machine-run.ts';

/** A machine as it is walked: its actors are nobody, and it is known what they would be. */
export class Stage {
  readonly machine: AnyStateMachine;
  /** By source. */
  readonly #actors = new Map<string, AnyActorLogic>();
  readonly #awaited: ReadonlySet<string>;
  readonly #names: ReadonlySet<string>;

  constructor(machine: AnyStateMachine) {
    const nodes = nodesOf(machine.root);
    this.#awaited = new Set(nodes.flatMap(({ transitions }) => [...transitions.keys()]));
    for (const [source, actor] of Object.entries(machine.implementations.actors))
      this.#actors.set(source, 'transition' in actor ? actor : actor.src);
    const invoked = nodes.flatMap(({ invoke }) => invoke);
    const invokedSources = invoked.flatMap(({ src }) => (typeof src === 'string' ? [src] : []));
    const sources = [...this.#actors.keys(), ...invokedSources].filter(isName);
    this.#names = new Set([...sources, ...invoked.map(({ id }) => id).filter(isOwn), ...spawnedIn(machine)]);
    for (const [source, logic] of nodes.flatMap(inlineOf)) this.#actors.set(source, logic);
    this.machine =
      sources.length === 0
        ? machine
        : machine.provide({ actors: Object.fromEntries(sources.map(source => [source, NOBODY])) });
  }

  /** What its actors are called by: sources, and ids that are not made by XState. */
  get names(): readonly string[] {
    return [...this.#names];
  }

  /** The actors that are machines. */
  get machines(): readonly AnyStateMachine[] {
    return [...this.#actors.values()].filter(isMachine);
  }

  /** Whether some transition is for events of this very type. */
  awaits(type: string): boolean {
    return this.#awaited.has(type);
  }

  /** The source of an actor that the machine has started. One that is no name is given one, for the walk. */
  sourceOf(actor: AnyActorRef): string {
    if (typeof actor.src === 'string') {
      if (!isName(actor.src) && hasLogic(actor)) this.#actors.set(actor.src, actor.logic);
      return actor.src;
    }
    for (const [source, logic] of this.#actors) if (logic === actor.src) return source;
    const source = `xstate.spawn.${this.#actors.size}`;
    this.#actors.set(source, actor.src);
    return source;
  }

  /** @returns `null`: the source is no machine */
  machineOf(source: string): AnyStateMachine | null {
    const logic = this.#actors.get(source);
    return logic !== undefined && isMachine(logic) ? logic : null;
  }
}

/** The machine may come from another copy of XState, whose classes are others. */
function isMachine(logic: AnyActorLogic): logic is AnyStateMachine {
  return 'root' in logic && 'resolveState' in logic;
}

function hasLogic(actor: AnyActorRef): actor is AnyActorRef & { readonly logic: AnyActorLogic } {
  return 'logic' in actor;
}

/** The actors that are written where a state invokes them, by the sources that XState makes. */
function inlineOf({ config, invoke }: AnyStateNode): [string, AnyActorLogic][] {
  const configs = [config.invoke ?? []].flat();
  return invoke.flatMap(({ src }, place): [string, AnyActorLogic][] => {
    const logic = configs[place]?.src;
    return typeof logic === 'object' ? [[String(src), logic]] : [];
  });
}

/** The ids of the actors that actions spawn. Those of an assign show only when it runs. */
function spawnedIn({ root, implementations }: AnyStateMachine): string[] {
  const actions = nodesOf(root).flatMap(({ entry, exit, transitions }) => [
    ...entry,
    ...exit,
    ...[...transitions.values()].flat().flatMap(transition => transition.actions),
  ]);
  return [...actions, ...Object.values(implementations.actions)].flatMap(action => {
    if (typeof action !== 'function' || Reflect.get(action, 'type') !== 'xstate.spawnChild') return [];
    const id: unknown = Reflect.get(action, 'id');
    return typeof id === 'string' ? [id] : [];
  });
}

function isName(source: string): boolean {
  return !source.startsWith('xstate.');
}

/** XState makes ids such as `0.machine.state`. */
function isOwn(id: string): boolean {
  return !/^\d+\./.test(id);
}
