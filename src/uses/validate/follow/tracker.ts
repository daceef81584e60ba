import type { LogLine } from '../log/log-line.ts';
import { advance } from './advance.ts';
import { anywhere } from './anywhere.ts';
import { beginning, type Candidate } from './candidates.ts';
import type { Closure } from './closure.ts';
import type { Graph } from './graph.ts';
import { unknownNames } from './unknown-names.ts';
import { eventsOf, lastCommon, type WayEvent } from './way.ts';

/** How a log is read. */
export interface Reading {
  /** Whether the log may begin in the midst of a history. */
  readonly isCut: boolean;
  /** So many candidates are kept between two lines. */
  readonly most: number;
}

/** One after the other, as long as none fits. */
export const READINGS: readonly Reading[] = [
  { isCut: false, most: 40 },
  { isCut: false, most: 6000 },
  { isCut: true, most: 6000 },
];

/** For a world that is one of many to be tried: with as few unseen steps as may be. */
export const QUICK_READINGS: readonly Reading[] = [
  { isCut: false, most: 4 },
  { isCut: false, most: 40 },
];

export const CUT_READINGS: readonly Reading[] = [{ isCut: true, most: 100 }];

/** A line that no history prints there. */
export interface Stop {
  readonly reading: Reading;
  readonly line: LogLine;
  readonly from: readonly Candidate[];
  readonly before: Closure;
}

/** Events that are tried for a line that does not fit as the log has been read so far: some seconds. */
const MOST_TRIED = 200_000;
/** Lines that are kept to be read again in another way. */
const MOST_KEPT = 4096;
/** After so many lines what all candidates have in common is put away. */
const SETTLE_EVERY = 1024;
/** Of what was put away so many events are kept. */
const MOST_SETTLED = 2048;

/** Follows a log line by line, and keeps where the machine may be. */
export class Tracker {
  readonly #graph: Graph;
  readonly #readings: Reading[];
  #kept: LogLine[] | null = [];
  #reading: Reading;
  #candidates: readonly Candidate[];
  #isBounded = false;
  #isUnsure = false;
  #stop: Stop | null = null;
  #settled: WayEvent[] = [];
  #hasForgotten = false;
  #lines = 0;

  constructor(graph: Graph, readings: readonly Reading[]) {
    const [first, ...others] = readings;
    if (first === undefined) throw new Error('there is no way to read a log');
    this.#graph = graph;
    this.#reading = first;
    this.#readings = others;
    this.#candidates = beginning(graph);
  }

  get reading(): Reading {
    return this.#reading;
  }

  get candidates(): readonly Candidate[] {
    return this.#candidates;
  }

  /** Whether not all that may have happened was looked at. */
  get isBounded(): boolean {
    return this.#isBounded;
  }

  /** Whether some history that was not looked at may print a log that fits none of the others. */
  get isUnsure(): boolean {
    return this.#isUnsure;
  }

  /** The events that every candidate has behind it, apart from the last of them. */
  get settled(): readonly WayEvent[] {
    return this.#settled;
  }

  /** Whether there were more of them than are kept. */
  get hasForgotten(): boolean {
    return this.#hasForgotten;
  }

  /** Where the log does not fit, as far as it fits best. */
  get stop(): Stop | null {
    return this.#stop;
  }

  /** @returns whether some history prints the line next; after one that none prints nothing is followed any more */
  follow(line: LogLine): boolean {
    this.#keep(line);
    if (this.#advance(line)) {
      if (++this.#lines % SETTLE_EVERY === 0) this.#settle();
      return true;
    }
    // No reading finds what the world does not have.
    if (unknownNames(line, this.#graph.model.world).length > 0) return false;
    return this.#graph.budget.within(MOST_TRIED, () => this.#readAgain());
  }

  #readAgain(): boolean {
    for (;;) {
      const next = this.#next();
      if (next === undefined || this.#kept === null) return false;
      this.#begin(next);
      if (this.#kept.every(line => this.#advance(line))) {
        this.#stop = null;
        return true;
      }
    }
  }

  #next(): Reading | undefined {
    // A wider reading will tell.
    if (this.#isBounded && this.#readings[0]?.isCut !== false) this.#isUnsure = true;
    const next = this.#readings.shift();
    const isInVain = next !== undefined && !next.isCut && !this.#isBounded;
    return isInVain ? this.#readings.shift() : next;
  }

  #begin(reading: Reading): void {
    this.#reading = reading;
    this.#isBounded = false;
    this.#settled = [];
    this.#candidates = reading.isCut ? [] : beginning(this.#graph);
  }

  #advance(line: LogLine): boolean {
    const { isCut, most } = this.#reading;
    const from = this.#candidates;
    if (isCut && line === this.#kept?.[0]) {
      const { candidates, isBounded } = anywhere(this.#graph, line.message, line.number, most);
      this.#isBounded ||= isBounded;
      this.#candidates = [...candidates];
      if (candidates.size > 0) return true;
      this.#stopAt(line, from, { candidates: beginning(this.#graph), isBounded });
      return false;
    }
    const { candidates, before } = advance(this.#graph, from, line, most);
    this.#isBounded ||= before.isBounded;
    if (candidates.size === 0) {
      this.#stopAt(line, from, before);
      return false;
    }
    this.#candidates = [...candidates];
    return true;
  }

  #stopAt(line: LogLine, from: readonly Candidate[], before: Closure): void {
    if (this.#stop !== null && this.#stop.line.number >= line.number) return;
    this.#stop = { reading: this.#reading, line, from, before };
  }

  #settle(): void {
    const common = lastCommon(this.#candidates.map(({ way }) => way));
    if (common === null) return;
    this.#settled.push(...eventsOf(common.before));
    common.forget();
    const tooMany = this.#settled.length - MOST_SETTLED;
    if (tooMany <= 0) return;
    this.#settled.splice(0, tooMany);
    this.#hasForgotten = true;
  }

  #keep(line: LogLine): void {
    if (this.#kept === null) return;
    if (this.#kept.length >= MOST_KEPT) this.#kept = null;
    else this.#kept.push(line);
  }
}
