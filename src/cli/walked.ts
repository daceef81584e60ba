import type { FailedStep } from '../subject/failed-step.ts';
import type { Subject } from '../subject/subject.ts';
import { type Walked, walk } from '../subject/walk.ts';
import { onInterrupt } from './interrupt.ts';
import { progressLine } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** How far a machine is walked. */
export interface WalkFlags {
  readonly maxDepth?: number;
  readonly maxStates?: number;
}

/** More states than this are as a rule a machine that counts without end. */
const MOST_STATES = 100_000;

/** The bounds of a walk, those that nobody has named included. */
export function boundsOf({ maxDepth, maxStates = MOST_STATES }: WalkFlags) {
  return { depth: maxDepth ?? null, states: maxStates };
}

/** Walks a machine, and tells on the way how far it has come. */
export async function walked(
  terminal: Terminal,
  subject: Subject,
  flags: WalkFlags,
): Promise<Walked | FailedStep> {
  const interrupt = onInterrupt();
  const progress = progressLine(terminal);
  try {
    const { signal } = interrupt;
    return await walk(subject, {
      ...boundsOf(flags),
      onProgress: progress.show,
      signal,
    });
  } finally {
    progress.clear();
    interrupt.stop();
  }
}
