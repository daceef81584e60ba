import { itf } from '../../explore/index.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import type { Account } from './account.ts';
import { stepName } from './livepatch-notation.ts';

/** The history in Apalache's Informal Trace Format. */
export function itfOf({ scenario, design, summary, steps }: Account): Iterable<string> {
  let state = livepatchModel(scenario.world, design).initial;
  const states = steps.map(({ outcomes }) => {
    state = outcomes.at(-1)?.after ?? state;
    return state;
  });
  return itf({
    source: scenario.file,
    description: summary,
    states: [livepatchModel(scenario.world, design).initial, ...states],
    steps: steps.map(({ step }) => stepName(step)),
  });
}
