import type { EventObject } from 'xstate';
import { ExploreError } from '../explore/index.ts';
import { type Mistake, toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { eventLine } from './event-line.ts';
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
  const place = { file: subject.file, key: subject.name };
  if (error instanceof ExploreError) {
    const { cause, message, history, reason } = error;
    // XState lays its messages out in lines.
    const thrown = (cause instanceof Error ? cause.message : message).replaceAll(/\s+/g, ' ');
    if (reason === 'failed') return { subject, thrown, history };
    const mistake = reason === 'impure' ? impure(history) : { code: 'unsaid', what: inShell(thrown) };
    throw new ProblemError([toProblem(mistake, place)], { cause: error });
  }
  if (!(error instanceof Error) || (error.name !== 'Error' && error.name !== 'TypeError')) throw error;
  const { outcomesFile } = subject;
  const isOfOutcomes = outcomesFile !== undefined && error.message.startsWith('explore: outcomes');
  const told = error.message.replace(/^explore: /, '');
  // The question is a hint of its own: behind it there is no full stop.
  const [hint] = /(?<=\. )Did you mean .*\?$/s.exec(told) ?? [];
  const what = inShell(hint === undefined ? told : told.slice(0, -hint.length - 1));
  const mistake = { code: 'no-walk', what, hints: hint === undefined ? [] : [hint] };
  throw new ProblemError([toProblem(mistake, isOfOutcomes ? { file: outcomesFile } : place)], {
    cause: error,
  });
}

function impure(history: readonly EventObject[]): Mistake {
  const step = history.slice(-1).map(event => ` by ${eventLine(event)}`);
  return {
    code: 'impure',
    what: `the same step${step.join('')} leads to different states, since some guard or action depends on a clock, on chance or on a variable of its own`,
    expected: 'a machine that depends on its state and the event alone',
  };
}

/** What the explorer says to programs, as a clause, with the names that its options have on the command line. */
function inShell(told: string): string {
  return told
    .replace(/\.$/, '')
    .replace(/^The machine/, 'the machine')
    .replaceAll(/`(input|outcomes|children)(?::[^`]*)?`/g, '--$1');
}
