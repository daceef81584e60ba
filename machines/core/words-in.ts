import { listOf } from './chart.ts';
import type { Composed } from './compose.ts';

/** The guards and actions that a chart names, each once. */
export function wordsIn(chart: Composed): {
  readonly guards: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
} {
  const guards = new Set<string>();
  const actions = new Set<string>();
  const look = ({ entry, always = [], states = {} }: Composed): void => {
    for (const action of entry ?? []) actions.add(action);
    for (const branch of always) {
      if (branch.guard !== undefined) guards.add(branch.guard);
      for (const action of listOf(branch.actions)) actions.add(action);
    }
    for (const state of Object.values(states)) look(state);
  };
  look(chart);
  return { guards, actions };
}
