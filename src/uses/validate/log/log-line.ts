import type { FoundLine } from './kernel-lines.ts';
import type { CallbackLine } from './module-lines.ts';
import type { Stamp } from './stamp.ts';

/** A line of a log that may be of use. */
export interface LogLine {
  /** From 1. */
  readonly number: number;
  /** What the kernel or a module has printed, without time stamp and caller. */
  readonly message: string;
  readonly stamp: Stamp | null;
  /** `null`: it is none of the lines of kernel/livepatch that klpwalk knows. */
  readonly kernel: FoundLine | null;
  readonly callback: CallbackLine | null;
}
