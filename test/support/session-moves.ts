import type { Read } from '../../src/problem/mistake.ts';
import type { Session } from '../../src/uses/step/session.ts';
import { take } from '../../src/uses/step/session.ts';
import { typedStep } from '../../src/uses/step/typed-step.ts';

/** What a move has come to; a move that was refused fails the test. */
export function done(read: Read<Session>): Session {
  if ('mistake' in read) throw new Error(read.mistake.what);
  return read.value;
}

/** The sentence that a move is refused with. */
export function refusal(read: Read<unknown>): string {
  if ('value' in read) throw new Error('it was not refused');
  return read.mistake.what;
}

/** Takes steps as they are typed. */
export function taking(session: Session, ...lines: readonly string[]): Session {
  return lines.reduce((at, line) => {
    const step = typedStep(line, at.model.world);
    if ('mistake' in step) throw new Error(step.mistake.what);
    return done(take(at, step.value));
  }, session);
}
