import type { EventObject } from 'xstate';
import { toProblem } from '../../problem/mistake.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Subject } from '../../subject/subject.ts';

/** A machine that throws: the walk ends there. */
export interface FailedStep {
  readonly subject: Subject;
  /** What was thrown. */
  readonly thrown: string;
  /** A shortest way there; its last event is the one that fails. */
  readonly history: readonly EventObject[];
}

/** @returns `null`: the error is none of the machine's own */
export function failedStep(subject: Subject, error: unknown): FailedStep | null {
  if (!(error instanceof Error) || !('history' in error) || !Array.isArray(error.history)) return null;
  const { cause } = error;
  return {
    subject,
    thrown: cause instanceof Error ? cause.message : error.message,
    history: error.history,
  };
}

/** What the explorer has to say of a machine, at its file; an error of the program's own stays one. */
export function cannotBeWalked({ file, name }: Subject, error: unknown): unknown {
  if (!(error instanceof Error) || (error.name !== 'Error' && error.name !== 'TypeError')) return error;
  const what = error.message.replace(/\.$/, '');
  return new ProblemError([toProblem({ code: 'no-walk', what }, { file, key: name })], { cause: error });
}
