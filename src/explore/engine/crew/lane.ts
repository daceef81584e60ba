import { integers } from '../rows/integers.ts';

/** What the walker and one runner share: some words of control, and a ring of records. */
export interface Lane {
  readonly control: Int32Array;
  /** Its length is a power of two. */
  readonly ring: Int32Array;
}

export function newLane(): Lane {
  return { control: integers(WORDS, true), ring: integers(RING, true) };
}

/** The walker has another message for the runner. */
export const NEWS = 0;
/** So many states are known, rows and all: a runner looks at no later one. */
export const SIZE = 1;
/** How many assignments there were so far. */
export const ASSIGNED = 2;
/** Those before this one are over, done or not. */
export const OVER = 3;
/** How many assignments the runner has begun. */
export const BEGUN = 4;
/** How far the ring was written, and how far it is free again: counts of words, which go round with 32 bits. */
export const WRITTEN = 5;
export const READ = 6;
/** By assignment, modulo `DEPTH`: its first state, the one after its last, and where its records begin. */
export const FROM = 7;
export const DEPTH = 4;
export const TO = FROM + DEPTH;
export const START = TO + DEPTH;
const WORDS = START + DEPTH;

const RING = 1 << 20;

/**
 * A record says what the events do in one state: the state; how many are taken, or `UNKNOWN`; where the record ends; and
 * entries. An entry is an event; what kind of entry it is, with the place of the event among those taken; its outcome, if
 * that sets off alarms; and what is said of the target.
 */
export const HEAD = 3;
/** The runner was not told enough. */
export const UNKNOWN = -1;
/** Instead of a record: the rest of the ring is too short for one. */
export const WRAP = -2;

/** The bits of an entry that tell its kind, and the one that tells of alarms; the place is to the left of them. */
export const KIND = 3;
export const ALARMED = 4;
export const PLACE_SHIFT = 3;
/** The target is known: its state follows. */
export const KNOWN = 0;
/** Nothing like it is known to the runner: its hash and its packed row follow. It gets the next number of the assignment. */
export const FOUND = 1;
/** It was found before in this assignment: its number there follows. */
export const SEEN = 2;
/** It is one of the last two, and nobody asks which. */
export const ASIDE = 3;
