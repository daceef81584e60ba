import { stringify } from 'yaml';
import type { KlpEvent } from '../../machines/events.ts';
import { type Step, stepData } from '../scenario/step.ts';
import { eventStep, type StepEvent } from '../scenario/step-event.ts';
import type { LivepatchModel } from './model.ts';
import type { Outcome } from './outcome.ts';

/** A history that was found, taken again step by step. */
export type FollowedHistory = readonly {
  readonly step: Step;
  /** The step as it may stand in a scenario's `steps`, in one line. */
  readonly line: string;
  readonly outcome: Outcome;
}[];

/** Takes a history again, from the initial state. */
export function replay(model: LivepatchModel, history: readonly KlpEvent[]): FollowedHistory {
  let state = model.initial;
  return history.filter(isStep).map(event => {
    const outcome = model.take(state, event);
    state = outcome.after;
    const fails = outcome.result === 'ok' ? null : outcome.result;
    const step = { ...eventStep(event, model.world), fails };
    return { step, line: stepLine(step), outcome };
  });
}

export function isStep(event: KlpEvent): event is StepEvent {
  return event.type !== 'attempt';
}

/** The step as it may stand in a scenario's `steps`, in one line. */
export function stepLine(step: Step): string {
  const data = stepData(step);
  if (typeof data === 'string') return data;
  return stringify(data, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
}
