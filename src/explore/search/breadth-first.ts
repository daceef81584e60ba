import { failedIn } from '../engine/failed-in.ts';
import type { Space } from '../engine/space.ts';
import type { Stop } from '../property/verdict.ts';
import { type Memory, OutOfMemory } from '../run/memory.ts';
import { OutOfValues } from '../run/out-of-values.ts';
import { Pacer } from '../run/pacer.ts';
import { residentMemory } from '../run/resident.ts';
import type { Boundary } from './boundary.ts';
import type { Watch } from './watch.ts';

export interface Progress {
  readonly states: number;
  readonly transitions: number;
  /** The deepest level reached: events from the initial state. */
  readonly depth: number;
  /** States that are not expanded yet. */
  readonly queue: number;
  readonly seconds: number;
  /** Resident memory of the process, in bytes. */
  readonly memory: number;
}

/** A promise is waited for. */
export type OnProgress = (progress: Progress) => unknown;

export interface Bounds {
  /** States that take so many events to reach are not expanded. */
  readonly depth?: number;
  /** The walk ends as soon as so many states are known. */
  readonly states?: number;
  /** The walk ends before the resident memory of the process is much more than so many bytes. */
  readonly memory?: number;
  /** The walk ends where more actors of one machine would live at once. Default: 8. */
  readonly actors?: number;
}

/** The breadth-first search of a space, level by level, and what it has counted. */
export class BreadthFirst {
  transitions = 0;
  stopped: Stop = null;
  /** What has stopped it, in words, where there is more to say; `null`: there is not. */
  note: string | null = null;
  readonly #space: Space;
  readonly #watch: Watch;
  readonly #memory: Memory;
  readonly #mostStates: number;
  readonly #mostDepth: number;
  readonly #boundary: Boundary;
  readonly #stopsAtFirst: boolean;
  /** The level of the first state at the boundary. */
  #boundaryLevel = Number.POSITIVE_INFINITY;
  readonly pacer = new Pacer();
  /** The level being expanded; it ends before state `#levelEnd`. */
  #level = 0;
  #levelEnd: number;
  /** The first state that is not expanded yet. */
  #next = 0;
  /** The first state that the watch has not seen yet. */
  #unseen = 0;

  /**
   * @param stopsAtFirst whether it ends with the first violation
   * @param memory bounded by `bounds.memory`
   */
  constructor(
    space: Space,
    watch: Watch,
    {
      bounds,
      boundary,
      stopsAtFirst,
    }: { readonly bounds: Bounds; readonly boundary: Boundary; readonly stopsAtFirst: boolean },
    memory: Memory,
  ) {
    this.#memory = memory;
    this.#boundary = boundary;
    this.#stopsAtFirst = stopsAtFirst;
    this.#space = space;
    this.#watch = watch;
    this.#mostDepth = bounds.depth ?? Number.POSITIVE_INFINITY;
    this.#mostStates = bounds.states ?? Number.POSITIVE_INFINITY;
    this.#levelEnd = space.size;
  }

  get depth(): number {
    return this.#space.size > this.#levelEnd ? this.#level + 1 : this.#level;
  }

  /** The deepest level whose states were all checked. */
  get checked(): number {
    if (this.stopped === 'boundary') return this.#boundaryLevel;
    return Math.min(this.stopped === 'depth' ? this.#mostDepth : this.#level - 1, this.#boundaryLevel);
  }

  get seconds(): number {
    return this.pacer.seconds;
  }

  async run(onProgress: OnProgress, signal: AbortSignal | undefined): Promise<void> {
    // In what comes after the search too.
    this.pacer.atPause = () => onProgress(this.#progress());
    try {
      await this.#walk(signal);
      if (this.stopped === 'depth') this.#watch.frontier(this.#space, this.#next);
    } catch (error) {
      if (error instanceof OutOfMemory) {
        this.stopped = 'memory';
      } else if (error instanceof OutOfValues) {
        this.stopped = 'values';
        this.note = error.message;
      } else {
        throw error;
      }
    }
  }

  async #walk(signal: AbortSignal | undefined): Promise<void> {
    this.#see();
    this.#memory.check();
    let slowSteps = 0;
    for (;;) {
      this.#enterLevel();
      this.stopped = this.#whyStop(signal);
      if (this.stopped !== null || this.#next === this.#space.size) return;
      this.#expandNext();
      // A run of the machine may take a millisecond; looking at the clock costs as much as a few fast steps.
      if (this.#space.slowSteps === slowSteps && this.#next % 16 !== 0) continue;
      slowSteps = this.#space.slowSteps;
      if (!this.pacer.due) continue;
      await this.pacer.pause();
      this.#memory.check();
    }
  }

  #enterLevel(): void {
    if (this.#next < this.#levelEnd || this.#levelEnd === this.#space.size) return;
    this.#level++;
    this.#levelEnd = this.#space.size;
  }

  #whyStop(signal: AbortSignal | undefined): Stop {
    if (this.#space.size >= this.#mostStates) return 'states';
    if (this.#next === this.#space.size)
      return this.#boundaryLevel === Number.POSITIVE_INFINITY ? null : 'boundary';
    if (this.#stopsAtFirst && this.#watch.hasViolation) return 'violation';
    if (this.#level >= this.#mostDepth) return 'depth';
    return signal?.aborted === true ? 'interrupted' : null;
  }

  #expandNext(): void {
    const taken = this.#expand(this.#next);
    this.#watch.graph?.endRow();
    this.transitions += taken;
    this.#next++;
    this.#see();
  }

  #expand(state: number): number {
    try {
      if (this.#boundary.has(state)) {
        this.#boundaryLevel = Math.min(this.#boundaryLevel, this.#level);
        return 0;
      }
      const taken = this.#space.expand(state, this.#mostStates, this.#watch.graph);
      if (taken === 0) this.#watch.stuck(this.#space, state);
      return taken;
    } catch (error) {
      throw failedIn(state, error);
    }
  }

  #see(): void {
    try {
      for (; this.#unseen < this.#space.size; this.#unseen++) this.#watch.entered(this.#space, this.#unseen);
    } catch (error) {
      throw failedIn(this.#unseen, error);
    }
  }

  #progress(): Progress {
    return {
      states: this.#space.size,
      transitions: this.transitions,
      depth: this.depth,
      queue: this.#space.size - this.#next,
      seconds: this.seconds,
      memory: residentMemory(),
    };
  }
}
