import { residentMemory } from './resident.ts';
import { Signal } from './signal.ts';

/** A walk has used up the memory that it may have, or the system has no more. */
export class OutOfMemory extends Signal {
  constructor(cause?: unknown) {
    super('There is no memory left for more states.', { cause });
  }
}

/**
 * The memory of one walk. Arrays that grow with the number of states are claimed here before they are made, so
 * that a walk ends before the process is larger than it may be.
 */
export class Memory {
  readonly #most: number;
  /** Resident memory of the process before the walk, in bytes. */
  readonly #before: number;
  #claimed = 0;
  #isBounded = false;

  /** @param most bytes of resident memory that the whole process may have */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
    // To ask for it takes as long as many steps.
    this.#before = most === Number.POSITIVE_INFINITY ? 0 : residentMemory();
  }

  /**
   * @returns what `make` returns
   * @throws OutOfMemory where so many bytes more would be too many, or the system has not got them
   */
  claim<T>(bytes: number, make: () => T): T {
    if (!this.has(bytes)) throw new OutOfMemory();
    const made = allocated(make);
    this.#claimed += bytes;
    return made;
  }

  release(bytes: number): void {
    this.#claimed -= bytes;
  }

  /** Whether so many bytes more are not too many. */
  has(bytes: number): boolean {
    if (!this.#isBounded || this.#most === Number.POSITIVE_INFINITY) return true;
    // Pages that were claimed, but not written yet, are no resident memory so far.
    const expected = Math.max(this.#before + this.#claimed, residentMemory());
    return expected + bytes <= this.#most;
  }

  /**
   * To be called now and then: something may have grown that is not claimed. The bound counts from the first call,
   * so that the initial state is always known.
   *
   * @throws OutOfMemory
   */
  check(): void {
    this.#isBounded = true;
    if (!this.has(0)) throw new OutOfMemory();
  }
}

/** @throws OutOfMemory where `make` fails to allocate an array */
export function allocated<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) throw new OutOfMemory(error);
    throw error;
  }
}
