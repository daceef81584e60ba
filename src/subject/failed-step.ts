import type { EventObject } from 'xstate';
import { ExploreError } from '../explore/index.ts';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Subject } from './subject.ts';

/** A machine that throws: the walk ends there. */
export interface FailedStep {
  readonly subject: Subject;
  /** What was thrown. */
  readonly thrown: string;
  /** A shortest way there; its last event is the one that fails. */
  readonly history: readonly EventObject[];
}

/**
 * What a walk that has thrown says of its machine.
 *
 * @throws ProblemError with what the explorer has to say of the machine; an error of the program's own as it is
 */
export function failedStep(subject: Subject, error: unknown): FailedStep {
  if (error instanceof ExploreError) {
    const { cause, message, history } = error;
    const thrown = cause instanceof Error ? cause.message : message;
    // XState lays its messages out in lines.
    return { subject, thrown: thrown.replaceAll(/\s+/g, ' '), history };
  }
  if (!(error instanceof Error) || (error.name !== 'Error' && error.name !== 'TypeError')) throw error;
  const what = error.message.replace(/^explore: /, '').replace(/\.$/, '');
  const place = { file: subject.file, key: subject.name };
  throw new ProblemError([toProblem({ code: 'no-walk', what }, place)], { cause: error });
}
