import {
  type ActorRef,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  type ExecutableActionObject,
  initialTransition,
  transition,
} from 'xstate';

/** A machine, and what may come to it. */
export interface Subject {
  readonly machine: AnyStateMachine;
  readonly events: readonly EventObject[];
  readonly input?: unknown;
  /** By the source of an invocation or its id; of one that is not here, one `done` and one `error` without a value. */
  readonly outcomes?: Readonly<Record<string, Outcomes>>;
}

interface Outcomes {
  readonly done?: readonly unknown[];
  readonly error?: readonly unknown[];
}

export interface Reference {
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
}

/** What XState leaves to whoever runs a machine: the timers that are set, and the actors that have not answered yet. */
interface World {
  readonly timers: readonly Timer[];
  /** By id: what the actor runs. */
  readonly actors: ReadonlyMap<string, string>;
}

interface Timer {
  readonly name: string;
  /** It cannot be cancelled any more. */
  readonly isLost: boolean;
  readonly event: EventObject;
}

interface Node {
  readonly snapshot: AnyMachineSnapshot;
  readonly world: World;
  readonly depth: number;
}

/**
 * Walks a machine breadth first by XState's own functions, and shares no code with klpwalk: states are told apart by a
 * text of all that they consist of. A timer may end at any time, once, and an actor answers at any time, once.
 */
export function referenceWalk({ machine, events, input, outcomes = {} }: Subject): Reference {
  const known = new Set<string>();
  const nodes: Node[] = [];
  let transitions = 0;
  const visit = (node: Node) => {
    const key = keyOf(node);
    if (known.has(key)) return;
    if (nodes.length === MOST) throw new Error(`There are more than ${MOST} states.`);
    known.add(key);
    nodes.push(node);
  };
  const [initial, actions] = initialTransition(machine, input);
  visit({ snapshot: initial, world: worldAfter(EMPTY, actions, null, initial), depth: 0 });
  for (const { snapshot, world, depth } of nodes) {
    if (snapshot.status !== 'active') continue;
    const take = (event: EventObject, before: World, isExternal: boolean) => {
      const isAccepted = snapshot.can(event);
      // That a timer ends changes what may come, even where the machine does not care.
      if (isExternal && !isAccepted) return;
      const [next, ran] = transition(machine, snapshot, event);
      transitions++;
      visit({ snapshot: next, world: worldAfter(before, ran, snapshot, next), depth: depth + 1 });
    };
    for (const event of events) take(event, world, true);
    for (const timer of world.timers)
      take(timer.event, { ...world, timers: ended(world.timers, timer) }, false);
    for (const [id, source] of world.actors) {
      const { done = [], error = [] } = outcomes[source] ??
        outcomes[id] ?? { done: [undefined], error: [undefined] };
      const silent = { ...world, actors: without(world.actors, id) };
      for (const output of done) take(doneEvent(id, output), silent, false);
      for (const cause of error) take(errorEvent(id, cause), silent, false);
    }
  }
  return { states: nodes.length, transitions, depth: nodes.at(-1)?.depth ?? 0 };
}

/** More is counting without end. */
const MOST = 20_000;

const EMPTY: World = { timers: [], actors: new Map() };

function doneEvent(id: string, output: unknown): EventObject & { output: unknown; actorId: string } {
  return { type: `xstate.done.actor.${id}`, output, actorId: id };
}

function errorEvent(id: string, error: unknown): EventObject & { error: unknown; actorId: string } {
  return { type: `xstate.error.actor.${id}`, error, actorId: id };
}

/** What the actions of a step make of the world. */
function worldAfter(
  before: World,
  actions: readonly ExecutableActionObject[],
  previous: AnyMachineSnapshot | null,
  snapshot: AnyMachineSnapshot,
): World {
  let timers = before.timers;
  const actors = new Map(before.actors);
  for (const { type, params } of actions) {
    const said = new Map<string, unknown>(Object.entries(params ?? {}));
    const id = String(said.get('id'));
    if (type === 'xstate.raise' && said.get('delay') !== undefined)
      timers = [...lost(timers, id), { name: id, isLost: false, event: eventIn(said) }];
    if (type === 'xstate.cancel')
      timers = timers.filter(({ name, isLost }) => isLost || name !== said.get('sendId'));
  }
  // Those that an assign has spawned are told by no action.
  for (const [id, actor] of Object.entries<AnyActorRef | undefined>(snapshot.children))
    if (actor !== undefined && actor !== previous?.children[id]) actors.set(id, String(actor.src));
  for (const id of actors.keys()) if (snapshot.children[id] === undefined) actors.delete(id);
  return snapshot.status === 'active' ? { timers, actors } : EMPTY;
}

/** XState finds a timer by its name. One that another has taken the name of goes on, and when it ends, it takes that name away. */
function lost(timers: readonly Timer[], name: string): readonly Timer[] {
  return timers.map(timer => (timer.name === name ? { ...timer, isLost: true } : timer));
}

function ended(timers: readonly Timer[], timer: Timer): readonly Timer[] {
  return lost(
    timers.filter(other => other !== timer),
    timer.name,
  );
}

function eventIn(said: ReadonlyMap<string, unknown>): EventObject {
  const event = said.get('event');
  if (typeof event === 'object' && event !== null && 'type' in event && typeof event.type === 'string')
    return { ...event, type: event.type };
  throw new Error('A timer without an event.');
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
  return new Map([...map].filter(([other]) => other !== key));
}

function keyOf({ snapshot, world }: Node): string {
  const { value, context, status, historyValue } = snapshot;
  const history = Object.entries(historyValue).map(([id, nodes]) => [id, nodes.map(node => node.id).sort()]);
  const kept = text({
    value,
    status,
    history: Object.fromEntries(history),
    timers: world.timers.map(timer => text(timer)).sort(),
    actors: Object.fromEntries(world.actors),
  });
  return `${kept} ${text(context, true)}`;
}

/**
 * Equal for equal data, whatever the order of keys, which only a context has as its own; `undefined` is something, and an
 * actor is its name.
 */
function text(value: unknown, isContext = false): string {
  if (value instanceof Error) return `Error(${value.message})`;
  if (Array.isArray(value)) return `[${value.map(item => text(item, isContext)).join()}]`;
  if (isActor(value)) return `actor(${value.id})`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) => `${JSON.stringify(key)}:${text(member, isContext)}`,
    );
    return `{${(isContext ? members : members.sort()).join()}}`;
  }
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function isActor(value: unknown): value is ActorRef<never, never> {
  return typeof value === 'object' && value !== null && 'sessionId' in value && 'id' in value;
}
