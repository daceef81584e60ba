import { finalState } from '../../livepatch/final-state.ts';
import { stepData } from '../../scenario/step.ts';
import type { ValidatedLog } from './validation.ts';

/** What a log shows, as `validate --json` prints it. */
export function validationData({ log, against, counts, validation, guess }: ValidatedLog) {
  const { verdict, misfit, timing, used, isCut, history, histories, within, ends, final, broken, debug } =
    validation;
  return {
    log,
    against,
    verdict,
    lines: { read: counts.lines, used, unknown: counts.unknown },
    misfit: misfit && {
      line: misfit.line.number,
      message: misfit.line.message,
      reasons: misfit.reasons,
      possible: misfit.possible,
    },
    timing,
    beginningCut: isCut,
    steps: history.map(({ step, lines }) => ({ do: stepData(step), lines })),
    histories,
    within,
    states: ends,
    final: finalState(final.context),
    broken,
    debug,
    ...(guess && { scenario: guess.scenario, assumed: guess.assumed }),
  };
}
