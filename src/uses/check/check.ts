import type { EventObject } from 'xstate';
import { type Exploration, explore, type Progress, type StateGraph, type Stop } from '../../explore/index.ts';
import type { Subject } from '../../subject/subject.ts';
import { cannotBeWalked, type FailedStep, failedStep } from './failed-step.ts';
import { type Growth, growthOf } from './growth.ts';
import { type Place, placesOf } from './places.ts';

/** What a walk of a machine has shown. */
export interface Checked {
  readonly subject: Subject;
  readonly states: number;
  readonly transitions: number;
  readonly depth: number;
  readonly seconds: number;
  readonly stopped: Stop;
  readonly coverage: Exploration<EventObject>['coverage'];
  /** The configurations of the chart that were reached, in the order of their distance. */
  readonly places: readonly Place[];
  /** Where a bound of states has ended the walk: the members of the context that took many values, most first. */
  readonly growth: readonly Growth[];
  readonly graph: StateGraph<object, EventObject>;
}

export interface CheckOptions {
  readonly depth: number | null;
  readonly states: number;
  readonly onProgress: (progress: Progress) => void;
  readonly signal: AbortSignal;
}

/**
 * Walks all that a machine can do.
 *
 * @throws ProblemError where the machine cannot be walked, which says why
 */
export async function check(subject: Subject, options: CheckOptions): Promise<Checked | FailedStep> {
  const { depth, states: most, onProgress, signal } = options;
  const { machine, events } = subject;
  try {
    const result = await explore(machine, {
      events,
      properties: [],
      graph: true,
      coverage: true,
      bounds: { states: most, ...(depth === null ? {} : { depth }) },
      onProgress,
      signal,
    });
    const { graph, states, transitions, depth: deepest, seconds, stopped, coverage } = result;
    if (graph === undefined) throw new Error('the walk was made without its graph');
    return {
      subject,
      states,
      transitions,
      depth: deepest,
      seconds,
      stopped,
      coverage,
      places: placesOf(machine, graph),
      growth: stopped === 'states' ? growthOf(graph) : [],
      graph,
    };
  } catch (error) {
    const failed = failedStep(subject, error);
    if (failed !== null) return failed;
    throw cannotBeWalked(subject, error);
  }
}
