import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventObject,
  initialTransition,
  transition,
} from 'xstate';
import type { Suite } from './suite.ts';

/** A test as xstate/graph and @xstate/test have it. */
export interface StatePath<TEvent> {
  /** The last state. */
  readonly state: AnyMachineSnapshot;
  /** Each event, and the state behind it. */
  readonly steps: { readonly state: AnyMachineSnapshot; readonly event: TEvent }[];
  readonly weight: number;
}

/**
 * The tests of a suite with the machine's own snapshots, as `getPaths` of a test model of @xstate/test takes them:
 *
 *     const paths = new TestModel(machine).getPaths(() => statePaths(machine, suite));
 *     for (const path of paths) it(path.description, () => path.test({ states, events }));
 */
export function statePaths<TEvent extends EventObject>(
  machine: AnyStateMachine,
  { tests }: Pick<Suite<TEvent>, 'tests'>,
): StatePath<TEvent>[] {
  const [initial] = initialTransition(machine);
  return tests.map(test => {
    let state: AnyMachineSnapshot = initial;
    const steps = test.map(({ event }) => {
      [state] = transition(machine, state, event);
      return { state, event };
    });
    return { state, steps, weight: steps.length };
  });
}
