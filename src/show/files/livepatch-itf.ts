import { itf, statesAlong } from '../../explore/index.ts';
import { livepatchMachine } from '../../livepatch/machine.ts';
import { type BrokenProperty, summary } from './history.ts';
import { stepName } from './livepatch-words.ts';

/** The history in Apalache's Informal Trace Format. */
export function itfOf(broken: BrokenProperty): Iterable<string> {
  const { scenario, design, history } = broken;
  const machine = livepatchMachine(scenario.world, design);
  return itf({
    source: scenario.file,
    description: summary(broken),
    states: statesAlong(
      machine,
      history.map(({ outcome }) => outcome.event),
    ),
    steps: history.map(({ step }) => stepName(step)),
  });
}
