import { itf } from '../../explore/index.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import { type BrokenProperty, summary } from './broken-property.ts';
import { stepName } from './livepatch-notation.ts';

/** The history in Apalache's Informal Trace Format. */
export function itfOf(broken: BrokenProperty): Iterable<string> {
  const { scenario, design, history } = broken;
  return itf({
    source: scenario.file,
    description: summary(broken),
    states: [livepatchModel(scenario.world, design).initial, ...history.map(({ outcome }) => outcome.after)],
    steps: history.map(({ step }) => stepName(step)),
  });
}
