import type { Moment, TakenStep, VirtualTime } from '../../livepatch/virtual-time.ts';
import { parseStep, type StepScope } from '../../scenario/parse-step.ts';
import { formatStep, type Step, stepData, stepLine } from '../../scenario/step.ts';

/** A path: steps that have been taken one after the other, and what could not be taken any more. */
export interface Line {
  readonly taken: readonly TakenStep[];
  /** The rest of the steps, from the first that does not fit; `null`: all fit. */
  readonly unfitting: Unfitting | null;
}

export interface Unfitting {
  readonly steps: readonly Step[];
  /** Why the first of them does not fit: a clause. */
  readonly why: string;
}

/** All steps of the line, whether they fit or not. */
export function stepsOf({ taken, unfitting }: Line): readonly Step[] {
  return [...taken.map(({ step }) => step), ...(unfitting?.steps ?? [])];
}

/** The moment after so many steps of the line. */
export function momentAt({ taken }: Line, place: number, initial: Moment): Moment {
  return taken[place - 1]?.after ?? initial;
}

/** Takes the steps from the start, as far as each does what it is expected to do. */
export function follow(time: VirtualTime, scope: StepScope, steps: readonly Step[]): Line {
  const taken: TakenStep[] = [];
  let moment = time.initial;
  for (const [place, step] of steps.entries()) {
    const rest = steps.slice(place);
    const unknown = mistakeOf(step, scope);
    if (unknown !== null) return { taken, unfitting: { steps: rest, why: unknown } };
    const next = time.take(moment, step);
    const why = taken.at(-1)?.result === 'stuck' ? AFTER_STUCK : misfit(next);
    if (why !== null) return { taken, unfitting: { steps: rest, why } };
    taken.push(next);
    moment = next.after;
  }
  return { taken, unfitting: null };
}

export const AFTER_STUCK = 'the step before it waits for ever';

/** What the step names and the world does not have. */
function mistakeOf(step: Step, scope: StepScope): string | null {
  const read = parseStep(stepData(step), scope);
  return 'mistake' in read ? read.mistake.what : null;
}

/** In what the step differs from what is expected of it: a clause; `null`: in nothing. */
export function misfit({ step, result, outcomes }: TakenStep): string | null {
  const { fails } = step;
  const line = formatStep(step);
  if (outcomes.some(({ fault }) => fault === 'missed'))
    return `nothing comes by the place of the fault of ${line}`;
  if (fails === null) return result === 'ok' || result === 'stuck' ? null : `${line} fails with ${result}`;
  if (result === fails) return null;
  return `${line} ${result === 'ok' ? 'succeeds' : `fails with ${result}`}, and is to fail with ${fails}`;
}

/** How many steps the lines have in common from the start. */
export function commonSteps(one: Line, other: Line): number {
  const lines = stepsOf(other).map(stepLine);
  const own = stepsOf(one).map(stepLine);
  const differs = own.findIndex((line, place) => line !== lines[place]);
  return differs === -1 ? own.length : differs;
}
