import type { KlpEvent, Running } from '../../machines/events.ts';
import type { World } from '../../machines/world.ts';
import { faultKey } from './faults.ts';
import type { Step } from './step.ts';

/** The events that a scenario has a step for; an attempt of the delayed work happens by itself. */
export type StepEvent = Exclude<KlpEvent, { type: 'attempt' }>;

export function isStep(event: KlpEvent): event is StepEvent {
  return event.type !== 'attempt';
}

/** The step as an event; throws a RangeError when its fault is none of `world.faults`. */
export function stepEvent(step: Step, world: World): StepEvent {
  switch (step.verb) {
    case 'complete':
      return { type: step.verb };
    case 'set':
      return { type: step.verb, setting: step.subject, value: step.value };
    case 'load':
      return { type: step.verb, patch: step.subject, ...faultOf(step, world), ...runningOf(step) };
    case 'disable':
      return { type: step.verb, patch: step.subject, ...runningOf(step) };
    case 'enable':
    case 'force':
    case 'unload':
      return { type: step.verb, patch: step.subject };
    case 'insert':
      return { type: step.verb, module: step.subject, ...faultOf(step, world) };
    case 'remove':
      return { type: step.verb, module: step.subject };
    default:
      return { type: step.verb, task: step.subject };
  }
}

function faultOf(step: Step, world: World): { readonly fault?: number } {
  const { fault } = step;
  if (fault === null) return {};
  const index = world.faults.findIndex(other => faultKey(other) === faultKey(fault));
  if (index < 0) throw new RangeError(`the world has no fault ${faultKey(fault)}`);
  return { fault: index };
}

/** The event as a step that does not wait; throws a RangeError when the world has no such fault. */
export function eventStep(event: StepEvent, world: World): Step {
  const common = { waits: false, fails: null, at: null };
  if (event.type === 'complete') return { verb: event.type, subject: null, fault: null, ...common };
  if (event.type === 'set') {
    return { verb: event.type, subject: event.setting, value: event.value, fault: null, ...common };
  }
  const fault = 'fault' in event && event.fault !== undefined ? faultAt(event.fault, world) : null;
  return { verb: event.type, subject: subjectOf(event), fault, ...runningOf(event), ...common };
}

function runningOf(from: Step | StepEvent): { readonly running?: Running } {
  return 'running' in from && from.running !== undefined ? { running: from.running } : {};
}

function faultAt(index: number, world: World) {
  const fault = world.faults[index];
  if (fault === undefined) throw new RangeError(`the world has no fault number ${index}`);
  return fault;
}

function subjectOf(event: Exclude<StepEvent, { type: 'complete' | 'set' }>): string {
  if ('patch' in event) return event.patch;
  return 'module' in event ? event.module : event.task;
}
