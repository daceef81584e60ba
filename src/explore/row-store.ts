import { grown } from './growth.ts';
import { Zobrist } from './zobrist.ts';

export type Row = Uint8Array | Uint16Array;

/**
 * Every state found so far: a row of small numbers (one a slot), the state it was found from and the event
 * that led here. Rows are in order of discovery, which makes them the breadth-first queue as well.
 *
 * The fields are read by the inner loop of the traced engine; only this class writes them.
 */
export class RowStore {
  size = 0;
  /** All rows; the row of state `i` starts at `i * stride`. Bytes until a slot needs more than 256 values. */
  rows: Row;
  hashes = new Int32Array(FIRST_CAPACITY);
  /** The row that `add` looks up: the caller fills it. */
  candidate: Row;
  /** Slots in a row, filled up to whole 32-bit words, so that rows are compared and copied word by word. */
  readonly stride: number;
  readonly zobrist: Zobrist;
  #parents = new Int32Array(FIRST_CAPACITY);
  #events = new Uint16Array(FIRST_CAPACITY);
  #rowWords: Int32Array;
  #candidateWords: Int32Array;
  #wordsEach: number;
  // Open addressing; each entry is a pair: the row number plus one (0: free), and the row's hash.
  #table = new Int32Array(FIRST_CAPACITY * 4);
  #mask = FIRST_CAPACITY * 2 - 1;

  constructor(slots: number) {
    this.stride = Math.ceil(slots / 4) * 4;
    this.zobrist = new Zobrist(slots);
    this.rows = new Uint8Array(FIRST_CAPACITY * this.stride);
    this.candidate = new Uint8Array(this.stride);
    this.#wordsEach = this.stride / 4;
    this.#rowWords = new Int32Array(this.rows.buffer);
    this.#candidateWords = new Int32Array(this.candidate.buffer);
  }

  parent(state: number): number {
    return this.#parents[state] ?? -1;
  }

  event(state: number): number {
    return this.#events[state] ?? 0;
  }

  /** Makes room for slots with up to `values` values. The arrays may be replaced: read them again. */
  fit(values: number): void {
    this.zobrist.fit(values);
    if (values > 256 && this.rows instanceof Uint8Array) {
      this.#wordsEach = this.stride / 2;
      this.#useRows(new Uint16Array(this.rows));
      this.candidate = new Uint16Array(this.candidate);
      this.#candidateWords = new Int32Array(this.candidate.buffer);
    }
  }

  /** The hash of the candidate, from scratch. */
  hashOfCandidate(slots: number): number {
    let hash = 0;
    for (let slot = 0; slot < slots; slot++) {
      hash ^= this.zobrist.keys[(slot << this.zobrist.shift) + (this.candidate[slot] ?? 0)] ?? 0;
    }
    return hash;
  }

  /** Copies the row of a state into the candidate. */
  load(state: number): void {
    const from = state * this.#wordsEach;
    for (let word = 0; word < this.#wordsEach; word++) {
      this.#candidateWords[word] = this.#rowWords[from + word] ?? 0;
    }
  }

  /**
   * Finds the candidate among the states, or adds it as the next one.
   *
   * @returns its state; it is new when `size` has grown
   */
  add(hash: number, parent: number, event: number): number {
    // `?? 0` here and below: the indices are in range by construction, which the type checker cannot see.
    const table = this.#table;
    const mask = this.#mask;
    let place = hash & mask;
    for (;;) {
      const entry = table[2 * place] ?? 0;
      if (entry === 0) break;
      if (table[2 * place + 1] === hash && this.#equalsCandidate(entry - 1)) return entry - 1;
      place = (place + 1) & mask;
    }
    const state = this.size;
    if (state === this.hashes.length) this.#grow();
    const to = state * this.#wordsEach;
    for (let word = 0; word < this.#wordsEach; word++) {
      this.#rowWords[to + word] = this.#candidateWords[word] ?? 0;
    }
    this.hashes[state] = hash;
    this.#parents[state] = parent;
    this.#events[state] = event;
    table[2 * place] = state + 1;
    table[2 * place + 1] = hash;
    this.size = state + 1;
    // Linear probing stays short up to some two thirds full.
    if (this.size * 3 > (mask + 1) * 2) this.#rehash();
    return state;
  }

  #equalsCandidate(state: number): boolean {
    const from = state * this.#wordsEach;
    for (let word = 0; word < this.#wordsEach; word++) {
      if (this.#rowWords[from + word] !== this.#candidateWords[word]) return false;
    }
    return true;
  }

  #grow(): void {
    const capacity = this.hashes.length * 2;
    const Rows = this.rows instanceof Uint8Array ? Uint8Array : Uint16Array;
    const rows = new Rows(capacity * this.stride);
    rows.set(this.rows);
    this.#useRows(rows);
    this.hashes = grown(this.hashes, capacity);
    this.#parents = grown(this.#parents, capacity);
    const events = new Uint16Array(capacity);
    events.set(this.#events);
    this.#events = events;
  }

  #useRows(rows: Row): void {
    this.rows = rows;
    this.#rowWords = new Int32Array(rows.buffer);
  }

  #rehash(): void {
    const places = (this.#mask + 1) * 2;
    const table = new Int32Array(places * 2);
    const mask = places - 1;
    for (let state = 0; state < this.size; state++) {
      const hash = this.hashes[state] ?? 0;
      let place = hash & mask;
      while (table[2 * place] !== 0) place = (place + 1) & mask;
      table[2 * place] = state + 1;
      table[2 * place + 1] = hash;
    }
    this.#table = table;
    this.#mask = mask;
  }
}

const FIRST_CAPACITY = 1024;
