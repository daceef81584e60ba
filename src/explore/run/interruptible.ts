import type { Pacer } from './pacer.ts';

/** A long computation that stops for breath now and then: it yields nothing, and returns what it has found. */
export type Interruptible<T> = Generator<void, T, void>;

/** Work yields when a count of its steps has none of these bits: some thousand times a second. */
export const STRETCH = 0x3fff;

/**
 * Does the work to its end, with pauses in which timers, signals and output run.
 *
 * @returns what was found, or `null` where the signal came first or there is no memory for the work
 */
export async function paced<T>(
  work: Interruptible<T>,
  pacer: Pacer,
  signal: AbortSignal | undefined,
): Promise<{ readonly found: T } | null> {
  for (;;) {
    const step = nextOf(work);
    if (step === null) return null;
    if (step.done === true) return { found: step.value };
    if (pacer.due) await pacer.pause();
    if (signal?.aborted === true) return null;
  }
}

function nextOf<T>(work: Interruptible<T>): IteratorResult<void, T> | null {
  try {
    return work.next();
  } catch (error) {
    // What V8 says of a typed array that does not fit.
    if (error instanceof RangeError && error.message.includes('allocation failed')) return null;
    throw error;
  }
}
