import { TestModel, type TestPath } from '@xstate/test';
import type { ActorLogic, Snapshot } from 'xstate';
import type { Context } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import { eventsOf, type KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import { type LivepatchModel, type LivepatchState, livepatchModel } from '../../src/livepatch/model.ts';
import type { Outcome } from '../../src/livepatch/outcome.ts';

/** A state of the model, as @xstate/test wants to have it. */
type TestState = LivepatchState & Snapshot<undefined>;
type Path = TestPath<TestState, KlpEvent>;

export interface EveryTransition {
  readonly model: LivepatchModel;
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
export function everyTransition(world: World, design: Design, { force = false } = {}): EveryTransition {
  const model = remembering(livepatchModel({ ...world, attempt: null }, design));
  const events = eventsOf(world, world.faults.length, force);
  const testModel = new TestModel<TestState, KlpEvent, undefined>(logicOf(model), {
    serializeState: keyOf,
    events: state => events.filter(event => model.take(state, event).impossible === null),
  });
  const adjacency = testModel.getAdjacencyList();
  const first = adjacency[0]?.state;
  if (first === undefined) throw new Error('the world has no transition');

  const shortest = new Map<string, Path['steps']>([[keyOf(first), []]]);
  const paths = adjacency.map(({ state, event, nextState }) => {
    const steps = [...(shortest.get(keyOf(state)) ?? []), { state: nextState, event }];
    if (!shortest.has(keyOf(nextState))) shortest.set(keyOf(nextState), steps);
    return { state: nextState, steps, weight: steps.length };
  });
  return {
    model,
    states: shortest.size,
    transitions: adjacency.length,
    paths: testModel.getPaths(() => paths),
  };
}

/** A state is its value and its context: everything that decides what can happen next. */
export function keyOf(state: LivepatchState): string {
  return JSON.stringify([state.value, state.context]);
}

function logicOf({ initial, take }: LivepatchModel): ActorLogic<TestState, KlpEvent, undefined> {
  const at = (state: LivepatchState): TestState => ({
    ...state,
    status: 'active',
    output: undefined,
    error: undefined,
  });
  return {
    getInitialSnapshot: () => at(initial),
    transition: (state, event) => at(take(state, event).after),
    getPersistedSnapshot: state => state,
  };
}

/** The same model; what it was asked before it does not work out again. The context tells one state from another. */
function remembering(model: LivepatchModel): LivepatchModel {
  const known = new WeakMap<Context, Map<KlpEvent, Outcome>>();
  const take = (state: LivepatchState, event: KlpEvent) => {
    const outcomes = known.get(state.context) ?? new Map<KlpEvent, Outcome>();
    known.set(state.context, outcomes);
    const outcome = outcomes.get(event) ?? model.take(state, event);
    outcomes.set(event, outcome);
    return outcome;
  };
  return { ...model, take };
}
