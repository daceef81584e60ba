import type { Design } from '../../../machines/designs/design.ts';
import type { PropertyName } from '../../../machines/properties.ts';
import type { World } from '../../../machines/world.ts';
import { type FinalState, finalState } from '../../livepatch/final-state.ts';
import { livepatchModel } from '../../livepatch/model.ts';
import { virtualTime } from '../../livepatch/virtual-time.ts';
import { formatStep, type Step } from '../../scenario/step.ts';

/** What the model says of a step of a history. */
export interface ForetoldStep {
  readonly step: Step;
  /** The step in one line. */
  readonly line: string;
  /** Whether a transition runs when it begins, and once its own operation is done. */
  readonly runsBefore: boolean;
  readonly runsThen: boolean;
  /** `ok`, the name of an error, or `stuck`. */
  readonly result: string;
  /** What its own operation has come to, before it waits. */
  readonly own: string;
  /** The log, up to the next step. */
  readonly log: readonly string[];
  /** What it breaks. */
  readonly broken: readonly PropertyName[];
  /** The system when it has ended. */
  readonly end: FinalState;
}

/** Follows the steps of a history, as far as they go. */
export function foretell(world: World, design: Design, steps: readonly Step[]): ForetoldStep[] {
  const time = virtualTime(livepatchModel({ ...world, faultBudget: null }, design));
  let moment = time.initial;
  const foretold: (ForetoldStep & { log: string[]; broken: PropertyName[] })[] = [];
  for (const step of steps) {
    const { meanwhile, outcomes, result, before, after } = time.take(moment, step);
    const begun = meanwhile.at(-1)?.after ?? before.state;
    const [first] = outcomes;
    const previous = foretold.at(-1);
    previous?.log.push(...meanwhile.flatMap(({ log }) => log));
    previous?.broken.push(
      ...meanwhile.flatMap(({ violations }) => violations.map(({ property }) => property)),
    );
    foretold.push({
      step,
      line: formatStep(step),
      runsBefore: begun.context.klp.transitionPatch !== null,
      runsThen: (first?.after ?? begun).context.klp.transitionPatch !== null,
      result,
      own: step.verb === 'complete' ? 'ok' : (first?.result ?? 'ok'),
      log: outcomes.flatMap(({ log }) => log),
      broken: outcomes.flatMap(({ violations }) => violations.map(({ property }) => property)),
      end: finalState(after.state.context),
    });
    moment = after;
    if (result === 'stuck') break;
  }
  return foretold;
}
