import type { KlpEvent } from '../../machines/events.ts';
import { type Step, stepLine } from '../scenario/step.ts';
import { eventStep, isStep } from '../scenario/step-event.ts';
import type { LivepatchModel, LivepatchState } from './model.ts';
import type { Outcome } from './outcome.ts';

/** A step of a history that was found, taken again. */
export interface ReplayedStep {
  readonly step: Step;
  /** As it may stand in a scenario's `steps`, in one line. */
  readonly line: string;
  readonly outcome: Outcome;
}

/** Takes a history again. */
export function replay(
  model: LivepatchModel,
  history: readonly KlpEvent[],
  from: LivepatchState = model.initial,
): readonly ReplayedStep[] {
  let state = from;
  return history.filter(isStep).map(event => {
    const outcome = model.take(state, event);
    state = outcome.after;
    const fails = outcome.result === 'ok' ? null : outcome.result;
    const step = { ...eventStep(event, model.world), fails };
    return { step, line: stepLine(step), outcome };
  });
}
