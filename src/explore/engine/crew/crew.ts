import { allocated, type Memory, OutOfMemory } from '../../run/memory.ts';
import type { RowStore } from '../rows/row-store.ts';
import type { Exchanging } from '../symmetry/least-rows.ts';
import type { Cores } from './cores.ts';
import { Hand } from './hand.ts';
import type { Journal } from './journal.ts';
import { BEGUN, DEPTH, READ, START, UNKNOWN, WRAP, WRITTEN } from './lane.ts';

/** States that a hand is to expand. */
interface Assignment {
  readonly hand: Hand;
  /** Of those of the hand. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/** How the least rows are found, and how often that has changed. */
interface Canonical {
  readonly changes: number;
  readonly exchanging: Exchanging;
}

/** What of a walk the others have to know. */
export interface WalkParts {
  readonly store: RowStore;
  readonly journal: Journal;
  readonly memory: Memory;
  /** `null`: all names are told apart. */
  readonly canonical: Canonical | null;
}

/**
 * Other threads that run ahead of a walk, and say what the events do in states that it will come to. They know no machine:
 * they are told what was learned. The walk takes what they say in the order of the states, and expands whatever they have
 * not done in time; so it finds what it would have found alone, and numbers it alike.
 */
export class Crew {
  /** Where the records are that `record` tells of. */
  ring: Int32Array = new Int32Array();
  /** The states that were found in the present assignment, by their numbers in it, and how many these are. */
  readonly targets: number[] = [];
  readonly #store: RowStore;
  readonly #journal: Journal;
  readonly #memory: Memory;
  readonly #canonical: Canonical | null;
  readonly #cores: Cores;
  readonly #isFixed: boolean;
  readonly #began = performance.now();
  #hands: Hand[] = [];
  /** There are no others, and will be none. */
  #isAlone = false;
  /** Those that the walk has not come to yet. */
  readonly #queue: Assignment[] = [];
  /** The one that the walk is at, or comes to next; it is over, or there is none, where `#to` is infinite. */
  #present: Assignment | null = null;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.POSITIVE_INFINITY;
  #control: Int32Array = new Int32Array();
  /** Whether the hand has begun it, as far as the walk knows; then how far its records are read, and written. */
  #isOpen = false;
  #read = 0;
  #written = 0;
  /** The first state that is nobody's. */
  #next = 0;
  /** Of the rows and the table that the hands were told of. */
  #moves = 0;
  #changes = 0;
  /** Of what the hands were told of symmetric names; `undefined`: nothing. */
  #exchanges: number | undefined = undefined;

  /** @param isFixed whether the same events are offered everywhere */
  constructor({ store, journal, memory, canonical }: WalkParts, isFixed: boolean, cores: Cores) {
    this.#store = store;
    this.#journal = journal;
    this.#memory = memory;
    this.#canonical = canonical;
    this.#isFixed = isFixed;
    this.#cores = cores;
  }

  /**
   * To be asked of one state after the other, when rows are packed as they will be.
   *
   * @param tellsAll whether every transition is to be told; always the same
   * @returns where the record of the state is in `ring`; -1: the walk has to do without
   */
  record(state: number, tellsAll: boolean): number {
    if (this.#hands.length > 0 && this.#isStale) this.#tell(state);
    else if (state % STRIDE === 0) this.#manage(state, tellsAll);
    while (state >= this.#to) this.#finish();
    if (state < this.#from) return -1;
    if (!this.#isOpen && !this.#open()) return this.#cut();
    const { ring } = this;
    for (;;) {
      if (this.#read === this.#written && !this.#more()) return this.#cut();
      const at = this.#read & (ring.length - 1);
      if (ring[at] === WRAP) {
        this.#read = (this.#read + ring.length - at) | 0;
      } else if (ring[at] === state) {
        this.#read = (this.#read + ring[at + 2] - at) | 0;
        return ring[at + 1] === UNKNOWN ? -1 : at;
      } else {
        // The walk has passed a state over.
        return this.#cut();
      }
    }
  }

  /** Nobody is asked any more, and no thread is left. */
  end(): void {
    for (const hand of this.#hands) hand.dismiss();
    this.#hands = [];
    this.#isAlone = true;
    this.#drop();
    this.#journal.close();
  }

  #manage(state: number, tellsAll: boolean): void {
    if (this.#isAlone) return;
    if (this.#hands.length === 0) {
      if (!this.#isWorthIt(state)) return;
      this.#hire(tellsAll);
    }
    this.#tell(state);
    this.#assign(state);
  }

  #isWorthIt(state: number): boolean {
    const { waiting } = this.#cores;
    if (this.#store.size - state < (waiting ?? WAITING)) return false;
    return waiting !== undefined || performance.now() - this.#began > ALONE;
  }

  #hire(tellsAll: boolean): void {
    const { count, runner = runnerBeside(), patience } = this.#cores;
    const task = { isFixed: this.#isFixed, tellsAll, notifies: patience !== undefined };
    try {
      if (this.#journal.isFull || !this.#memory.has((count - 1) * BYTES)) throw new OutOfMemory();
      this.#store.share();
      while (this.#hands.length < count - 1) this.#hands.push(allocated(() => new Hand(runner, task)));
    } catch {
      // There is no memory for more than the walk itself, or threads are not allowed here: neither is a fault of the walk.
      this.end();
    }
  }

  /** Whether records of states that are found now are not what the walk would make of them any more. */
  get #isStale(): boolean {
    return this.#store.moves !== this.#moves || this.#canonical?.changes !== this.#exchanges;
  }

  /** Tells all that has changed since the last time. */
  #tell(state: number): void {
    const { moves, table, room } = this.#store;
    const journal = this.#journal.isEmpty ? null : this.#journal.take();
    const { changes, segments, shift, mask } = table;
    const areMoved = moves !== this.#moves;
    const exchanging =
      this.#canonical?.changes === this.#exchanges ? null : (this.#canonical?.exchanging ?? null);
    if (this.#isStale) {
      for (const hand of this.#hands) hand.drop();
      this.#drop();
      this.#next = state;
    }
    for (const hand of this.#hands) {
      if (areMoved) hand.repack(room);
      if (exchanging !== null) hand.tell({ kind: 'exchanging', exchanging });
      if (journal !== null) hand.tell({ kind: 'learned', journal });
      if (areMoved || changes !== this.#changes)
        hand.tell({ kind: 'table', table: { segments, shift, mask } });
      hand.show(this.#store);
    }
    this.#moves = moves;
    this.#changes = changes;
    this.#exchanges = this.#canonical?.changes;
  }

  /** Gives every hand as much to do as it may have, as long as there is enough. */
  #assign(state: number): void {
    this.#hands = this.#hands.filter(hand => !hand.isGone);
    if (this.#hands.length === 0) this.end();
    this.#next = Math.max(this.#next, state + 1);
    const span = Math.min(MOST, Math.max(this.#least, Math.round(SPAN / this.#pace(state))));
    for (let round = 0; round < DEPTH; round++) {
      for (const hand of this.#hands) {
        const to = Math.min(this.#next + span, this.#store.size);
        if (to - this.#next < this.#least || this.#openOf(hand) > round) continue;
        this.#queue.push({ hand, number: hand.assign(this.#next, to), from: this.#next, to });
        this.#next = to;
      }
    }
    if (this.#present === null) this.#advance();
  }

  get #least(): number {
    return Math.min(LEAST, Math.max(1, (this.#cores.waiting ?? WAITING) >> 6));
  }

  /** Milliseconds a state, so far. */
  #pace(state: number): number {
    return (performance.now() - this.#began) / (state + 1);
  }

  /** How many assignments of a hand the walk has not finished. */
  #openOf(hand: Hand): number {
    const waiting = this.#queue.filter(assignment => assignment.hand === hand).length;
    return this.#present?.hand === hand ? waiting + 1 : waiting;
  }

  #advance(): void {
    const next = this.#queue.shift() ?? null;
    this.#present = next;
    this.#isOpen = false;
    this.#from = next?.from ?? Number.POSITIVE_INFINITY;
    this.#to = next?.to ?? Number.POSITIVE_INFINITY;
    if (next === null) return;
    const { control, ring } = next.hand.lane;
    this.#control = control;
    this.ring = ring;
    this.targets.length = 0;
  }

  /** @returns whether the hand has begun */
  #open(): boolean {
    const { number = 0 } = this.#present ?? {};
    if (!this.#waitFor(BEGUN, begun => begun > number)) return false;
    this.#read = Atomics.load(this.#control, START + (number % DEPTH));
    this.#written = this.#read;
    Atomics.store(this.#control, READ, this.#read);
    this.#isOpen = true;
    return true;
  }

  /** @returns whether there is more to read */
  #more(): boolean {
    const isThere = this.#waitFor(WRITTEN, written => written !== this.#read);
    this.#written = Atomics.load(this.#control, WRITTEN);
    return isThere;
  }

  #waitFor(word: number, isSo: (value: number) => boolean): boolean {
    const value = Atomics.load(this.#control, word);
    if (isSo(value)) return true;
    const { patience = 0 } = this.#cores;
    if (patience === 0) return false;
    Atomics.wait(this.#control, word, value, patience);
    return isSo(Atomics.load(this.#control, word));
  }

  /** The walk does the rest of the present assignment by itself. */
  #cut(): number {
    const { hand, number = 0 } = this.#present ?? {};
    hand?.end(number + 1);
    this.#from = this.#to;
    return -1;
  }

  #finish(): void {
    if (this.#present !== null) this.#present.hand.end(this.#present.number + 1);
    if (this.#isOpen) {
      Atomics.store(this.#control, READ, this.#read);
      Atomics.notify(this.#control, READ);
    }
    this.#advance();
  }

  /** Nothing is assigned any more. */
  #drop(): void {
    this.#queue.length = 0;
    this.#advance();
  }
}

/** A walk is alone for so many milliseconds, and until so many states wait: others would not be there in time. */
const ALONE = 50;
const WAITING = 4096;
/** States between two looks at what is to be told, and done. */
const STRIDE = 32;
/** An assignment takes some four milliseconds, so that what is told in it is not old. */
const SPAN = 4;
const LEAST = 64;
const MOST = 4096;
/** What a thread takes, in bytes. */
const BYTES = 32 * 1024 ** 2;

/** Beside this file: in a folder of the source, or among what was bundled. */
function runnerBeside(): URL {
  const { existsSync } = process.getBuiltinModule('node:fs');
  const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
  const inSource = new URL(`../runner/runner${extension}`, import.meta.url);
  return existsSync(inSource) ? inSource : new URL(`./runner${extension}`, import.meta.url);
}
