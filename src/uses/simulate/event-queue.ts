import TinyQueue from 'tinyqueue';

interface Entry {
  readonly time: number;
  readonly priority: number;
  readonly sequence: number;
  readonly run: () => void;
  cancelled: boolean;
}

/** What is scheduled can be taken back until it has run. */
export interface Scheduled {
  readonly time: number;
  cancel(): void;
}

/**
 * A discrete-event simulation: virtual time moves from event to event, and an event runs at exactly the time that
 * it was scheduled for. Events of one time run by priority (the lower first), then in the order of scheduling.
 */
export class EventQueue {
  /** Virtual time in seconds. */
  #now = 0;
  #sequence = 0;
  readonly #queue = new TinyQueue<Entry>(
    [],
    (a, b) => a.time - b.time || a.priority - b.priority || a.sequence - b.sequence,
  );

  /** Virtual time in seconds since the start. */
  get now(): number {
    return this.#now;
  }

  /**
   * @param time virtual time in seconds, not before now
   * @param priority of two events at one time the one with the lower number runs first
   */
  schedule(time: number, priority: number, run: () => void): Scheduled {
    if (!(time >= this.#now))
      throw new RangeError(`cannot schedule at ${time} s: it is ${this.#now} s already`);
    const entry: Entry = { time, priority, sequence: this.#sequence++, run, cancelled: false };
    this.#queue.push(entry);
    return {
      time,
      cancel: () => {
        entry.cancelled = true;
      },
    };
  }

  /** The time of the next event; Infinity when there is none. */
  peek(): number {
    while (this.#queue.peek()?.cancelled) this.#queue.pop();
    return this.#queue.peek()?.time ?? Number.POSITIVE_INFINITY;
  }

  /** Runs the next event, at its time. Returns whether there was one. */
  step(): boolean {
    if (this.peek() === Number.POSITIVE_INFINITY) return false;
    const entry = this.#queue.pop();
    if (entry === undefined) return false;
    this.#now = entry.time;
    entry.run();
    return true;
  }

  /** Runs each event up to and including this time, in seconds, which is then the time. */
  run(until: number): void {
    while (this.peek() <= until) this.step();
    this.#now = Math.max(this.#now, until);
  }
}
