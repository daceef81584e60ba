import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import { formatStep, type Step, stepData } from '../scenario/step.ts';
import { eventStep, type StepEvent } from '../scenario/step-event.ts';
import { type Outcome, startSystem } from '../simulate/system.ts';

/** A history that was found, taken again step by step. */
export type FollowedHistory = readonly {
  readonly step: Step;
  /** The step as a person reads it, its fault included. */
  readonly line: string;
  readonly outcome: Outcome;
}[];

export function replay(world: World, design: Design, history: readonly KlpEvent[]): FollowedHistory {
  const system = startSystem(world, design);
  return history.filter(isStep).map(event => {
    const step = eventStep(event, world);
    return { step, line: stepLine(step), outcome: system.send(event) };
  });
}

function isStep(event: KlpEvent): event is StepEvent {
  return event.type !== 'attempt';
}

function stepLine(step: Step): string {
  const data = stepData(step);
  const fault = typeof data === 'string' ? undefined : data.fault;
  if (fault === undefined) return formatStep(step);
  const parts = Object.entries(fault).map(([key, value]) => `${key}: ${value}`);
  return `${formatStep(step)}   # fault { ${parts.join(', ')} }`;
}
