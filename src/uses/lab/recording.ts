import type { Step } from '../../scenario/step.ts';
import type { ForetoldStep } from './foretold.ts';
import type { JudgedStep } from './verdict.ts';

/** What a real kernel did in a history, up to the step in which it first did otherwise than the model says. */
export interface Recording {
  /** Each with the result that it had on the kernel. */
  readonly steps: readonly Step[];
  /** What the kernel printed, without what it leaves open. */
  readonly log: readonly string[];
}

/**
 * A history that differs, as the kernel had it: its scenario fails until the model does the same.
 *
 * @param judged the steps, of which one differs
 */
export function recordingOf(foretold: readonly ForetoldStep[], judged: readonly JudgedStep[]): Recording {
  const kernel = (place: number, what: string) =>
    judged[place]?.unlike.find(unlike => unlike.what === what)?.kernel;
  const known = foretold.slice(0, judged.findIndex(({ verdict }) => verdict === 'differs') + 1);
  return {
    steps: known.map(({ step }, place) => {
      const [result] = kernel(place, 'result') ?? [];
      if (result === 'ok') return { ...step, fails: null };
      // A step that has not ended, or waits in vain, has no error to be named.
      return result !== undefined && /^E[A-Z0-9]+$/.test(result) ? { ...step, fails: result } : step;
    }),
    log: known.flatMap(({ log }, place) => kernel(place, 'log') ?? log),
  };
}
