import { type ExecutableActionObject, getMicrosteps, initialTransition } from 'xstate';
import type { Context } from '../../../machines/context.ts';
import type { Observation } from '../../../machines/observation.ts';
import { valueText } from '../../explore/index.ts';
import { livepatchMachine } from '../../livepatch/machine.ts';
import type { BrokenProperty } from './history.ts';

/** One eventless transition inside of a step. */
export interface Microstep {
  /** Where the operation stands after it: the names of the state nodes, from the outermost. */
  readonly nodes: readonly string[];
  readonly observations: readonly Observation[];
  readonly before: Context;
  readonly after: Context;
}

/** What each step of the history does, in the order in which it does it. */
export function microsteps({ scenario, design, history }: BrokenProperty): readonly (readonly Microstep[])[] {
  const machine = livepatchMachine(scenario.world, design);
  let [snapshot] = initialTransition(machine);
  return history.map(({ outcome }) => {
    const seen = [...outcome.observations];
    return getMicrosteps(machine, snapshot, outcome.event).map(([next, ran]) => {
      // XState's type of them leaves out custom actions. What they say is known from the outcome, in the same order.
      const actions: readonly ExecutableActionObject[] = ran;
      const observations = seen.splice(0, actions.filter(({ type }) => type === 'observe').length);
      const before = snapshot.context;
      snapshot = next;
      return { nodes: valueText(next.value).split('.'), observations, before, after: next.context };
    });
  });
}
