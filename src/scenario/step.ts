import { stringify } from 'yaml';
import type { Running } from '../../machines/events.ts';
import type { Value } from '../../machines/value.ts';
import type { Fault } from '../../machines/world.ts';
import { faultData } from './faults.ts';
import type { StepData } from './schema/step.ts';
import { includes, type SubjectVerb, WAITING_VERBS } from './verbs.ts';

/** One step of a history, as a scenario has it. */
export type Step = Operation & {
  /** Whether the shell waits until the transition is over; `false` for every verb that has no `&`. */
  readonly waits: boolean;
  /** The error that it must fail with, such as `EBUSY`; `null`: it must succeed. */
  readonly fails: string | null;
  readonly fault: Fault | null;
  /** The tasks that are on a CPU when the operation itself tries to switch them; left out: none. */
  readonly running?: Running;
  /** Virtual time since the start, in seconds; `null`: when the step before is done. */
  readonly at: number | null;
};

type Operation =
  | { readonly verb: 'complete'; readonly subject: null }
  /** An administrator sets a value. */
  | { readonly verb: 'set'; readonly subject: string; readonly value: Value }
  /** The livepatch, target module or task that is acted upon. */
  | { readonly verb: SubjectVerb; readonly subject: string };

/** The step in one line, such as `load B2 &`; without what it meets or must fail with. */
export function formatStep(step: Step): string {
  if (step.verb === 'complete') return step.verb;
  if (step.verb === 'set') return `set ${step.subject} ${step.value}`;
  const background = includes(WAITING_VERBS, step.verb) && !step.waits;
  return `${step.verb} ${step.subject}${background ? ' &' : ''}`;
}

/** What may stand in a scenario's `steps` for this step: one line, or a map when there is more to say. */
export function stepData(step: Step): StepData {
  const line = formatStep(step);
  if (step.fails === null && step.fault === null && step.at === null && step.running === undefined)
    return line;
  return {
    do: line,
    ...(step.fails === null ? {} : { fails: step.fails }),
    ...(step.fault === null ? {} : { fault: faultData(step.fault) }),
    ...(step.running === undefined
      ? {}
      : { running: step.running === 'all' ? step.running : [...step.running] }),
    ...(step.at === null ? {} : { at: step.at }),
  };
}

const lines = new WeakMap<Step, string>();

/** The same in one line; written once a step, since a session compares its lines by it at every move. */
export function stepLine(step: Step): string {
  const known = lines.get(step) ?? written(stepData(step));
  lines.set(step, known);
  return known;
}

function written(data: StepData): string {
  if (typeof data === 'string') return data;
  return stringify(data, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: true }).trim();
}
