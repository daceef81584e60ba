import { TestModel, type TestPath } from '@xstate/test';
import { assign, type SnapshotFrom, transition } from 'xstate';
import type { Design } from '../../machines/designs/design.ts';
import { ERRNO } from '../../machines/errno.ts';
import { eventsOf, type KlpEvent } from '../../machines/events.ts';
import type { Observation } from '../../machines/observation.ts';
import type { World } from '../../machines/world.ts';
import { livepatchMachine } from '../../src/livepatch/machine.ts';

type Machine = ReturnType<typeof livepatchMachine>;
type Snapshot = SnapshotFrom<Machine>;

type Path = TestPath<Snapshot, KlpEvent>;

export interface Model {
  readonly states: number;
  readonly transitions: number;
  /** Together they take every transition; none is the beginning of another. */
  readonly paths: readonly Path[];
}

/**
 * The test model of a world, and paths that take every one of its transitions.
 *
 * Left to itself @xstate/test keys a state by the event that led there as well, sends events without their
 * arguments, and makes shortest paths to states, which leaves most transitions out.
 */
export function everyTransition(world: World, design: Design, { force = false } = {}): Model {
  const machine = livepatchMachine(world, design);
  const events = eventsOf(world, world.faults.length, force);
  const model = new TestModel<Snapshot, KlpEvent, unknown>(silenced(machine), {
    serializeState: keyOf,
    events: state => events.filter(event => isPossible(machine, state, event)),
  });
  const adjacency = model.getAdjacencyList();
  const first = adjacency[0]?.state;
  if (first === undefined) throw new Error('the world has no transition');

  const shortest = new Map<string, Path['steps']>([[keyOf(first), []]]);
  const paths = adjacency.map(({ state, event, nextState }) => {
    const steps = [...(shortest.get(keyOf(state)) ?? []), { state: nextState, event }];
    if (!shortest.has(keyOf(nextState))) shortest.set(keyOf(nextState), steps);
    return { state: nextState, steps, weight: steps.length };
  });
  return { states: shortest.size, transitions: adjacency.length, paths: model.getPaths(() => paths) };
}

/** A state is its value and its context: everything that decides what can happen next. */
function keyOf(state: Pick<Snapshot, 'value' | 'context'>): string {
  return JSON.stringify([state.value, state.context]);
}

/** @xstate/test cannot run an action that is no edit. */
function silenced(machine: Machine): Machine {
  return machine.provide({ actions: { observe: assign({}) } });
}

/** Whether the event is a transition here: not refused, and its fault, if it carries one, happens. */
function isPossible(machine: Machine, state: Snapshot, event: KlpEvent): boolean {
  // The model's states belong to the silenced machine.
  const heard = machine.resolveState({ value: state.value, context: state.context });
  if (!heard.can(event)) return false;
  const [, actions] = transition(machine, heard, event);
  return !actions.some(({ params }) => REFUSALS.includes(JSON.stringify(params)));
}

/** What the machine says of an event that is no transition. */
const REFUSALS = [
  ...Object.values(ERRNO).map(errno => ({ type: 'refused', code: -errno }) satisfies Observation),
  { type: 'fault', happened: false } satisfies Observation,
].map(observation => JSON.stringify(observation));
