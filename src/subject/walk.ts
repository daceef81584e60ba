import type { EventObject } from 'xstate';
import { type Exploration, explore, type OnProgress, type StateGraph } from '../explore/index.ts';
import { type FailedStep, failedStep } from './failed-step.ts';
import type { Subject } from './subject.ts';

export interface WalkOptions {
  /** `null`: to the end. */
  readonly depth: number | null;
  readonly states: number;
  readonly onProgress: OnProgress;
  readonly signal: AbortSignal;
}

/** A machine, and all that it can do. */
export interface Walked {
  readonly subject: Subject;
  readonly result: Exploration<EventObject, object>;
  readonly graph: StateGraph<object, EventObject>;
}

/**
 * Walks all that a machine can do.
 *
 * @throws ProblemError where the machine cannot be walked, which says why
 */
export async function walk(subject: Subject, options: WalkOptions): Promise<Walked | FailedStep> {
  const { machine, events, outcomes, input, children, time, properties } = subject;
  const { depth, states, onProgress, signal } = options;
  try {
    const result = await explore(machine, {
      events,
      ...(outcomes === undefined ? {} : { outcomes }),
      ...(input === undefined ? {} : { input }),
      ...(children === undefined ? {} : { children }),
      ...(time === undefined ? {} : { time }),
      properties,
      graph: true,
      coverage: true,
      bounds: { states, ...(depth === null ? {} : { depth }) },
      onProgress,
      signal,
    });
    const { graph } = result;
    if (graph === undefined) throw new RangeError('the walk was made without its graph');
    return { subject, result, graph };
  } catch (error) {
    return failedStep(subject, error);
  }
}
