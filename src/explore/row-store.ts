import { HashTable } from './hash-table.ts';
import type { Memory } from './memory.ts';
import { keyOf, Zobrist } from './zobrist.ts';

export type Row = Uint8Array | Uint16Array;

/** Rows in a chunk, but for the first one, which grows up to it. */
const CHUNK_SHIFT = 15;
const CHUNK = 1 << CHUNK_SHIFT;
const PLACE = CHUNK - 1;
const FIRST_CAPACITY = 1024;
/** So many states are in the processor's cache anyway. */
const CACHED = 1 << 18;

/**
 * Every state found so far: a row of small numbers (one a slot), the state it was found from and the event
 * that led here. Rows are in order of discovery, which makes them the breadth-first queue as well. They are kept
 * in chunks, so that growing copies nothing.
 *
 * The hashes of rows that are to be looked up are announced together; then each is written into the candidate, and
 * added.
 */
export class RowStore {
  size = 0;
  /** The row that `add` looks up: the caller fills it. Bytes until a slot needs more than 256 values. */
  candidate: Row;
  /** Slots in a row, filled up to whole 32-bit words, so that rows are compared and copied word by word. */
  readonly stride: number;
  readonly zobrist: Zobrist;
  readonly #memory: Memory;
  readonly #table: HashTable;
  readonly #rows: Row[] = [];
  /** The same memory as `#rows`, as words. */
  readonly #words: Int32Array[] = [];
  readonly #hashes: Int32Array[] = [];
  readonly #parents: Int32Array[] = [];
  readonly #events: Uint16Array[] = [];
  #capacity = 0;
  #candidateWords: Int32Array;
  #wordsEach: number;
  #likely = new Int32Array(64);
  /** Keeps the reads of `announce` from being optimized away. */
  touched = 0;

  constructor(slots: number, memory: Memory) {
    this.#memory = memory;
    this.#table = new HashTable(memory);
    this.stride = Math.ceil(slots / 4) * 4;
    this.zobrist = new Zobrist(slots);
    this.candidate = new Uint8Array(this.stride);
    this.#wordsEach = this.stride / 4;
    this.#candidateWords = new Int32Array(this.candidate.buffer);
  }

  /** The chunk that holds the row of a state; `fit` replaces it. */
  rows(state: number): Row {
    return this.#rows[state >>> CHUNK_SHIFT] ?? this.candidate;
  }

  /** Where the row of a state starts in its chunk. */
  base(state: number): number {
    return (state & PLACE) * this.stride;
  }

  hash(state: number): number {
    return this.#hashes[state >>> CHUNK_SHIFT]?.[state & PLACE] ?? 0;
  }

  parent(state: number): number {
    return this.#parents[state >>> CHUNK_SHIFT]?.[state & PLACE] ?? -1;
  }

  event(state: number): number {
    return this.#events[state >>> CHUNK_SHIFT]?.[state & PLACE] ?? 0;
  }

  /**
   * Makes room for slots with up to `values` values. The arrays may be replaced: read them again.
   *
   * @throws OutOfMemory
   */
  fit(values: number): void {
    this.zobrist.fit(values);
    if (values <= 256 || this.candidate instanceof Uint16Array) return;
    this.candidate = new Uint16Array(this.candidate);
    this.#candidateWords = new Int32Array(this.candidate.buffer);
    this.#wordsEach = this.stride / 2;
    for (const [place, rows] of this.#rows.entries()) {
      const wide = this.#memory.claim(rows.byteLength * 2, () => new Uint16Array(rows));
      this.#memory.release(rows.byteLength);
      this.#rows[place] = wide;
      this.#words[place] = new Int32Array(wide.buffer);
    }
  }

  /** Copies the row of a state into the candidate. */
  load(state: number): void {
    const words = this.#words[state >>> CHUNK_SHIFT] ?? this.#candidateWords;
    const candidate = this.#candidateWords;
    const count = this.#wordsEach;
    const from = (state & PLACE) * count;
    for (let word = 0; word < count; word++) candidate[word] = words[from + word] ?? 0;
  }

  /**
   * Looks for states whose rows may be those that are to be added next. In a large store each look waits for the
   * memory; here they wait together, one by one in `add` they would wait one after the other.
   *
   * @param hashes of the rows, of which each is to be added in its turn
   * @param count how many of them
   */
  announce(hashes: Int32Array, count: number): void {
    // `?? 0` here and below: the indices are in range by construction, which the type checker cannot see.
    const { segments, shift, mask } = this.#table;
    if (count > this.#likely.length) this.#likely = new Int32Array(hashes.length);
    const likely = this.#likely;
    if (this.size > CACHED) {
      let touched = 0;
      for (let place = 0; place < count; place++) {
        const hash = hashes[place] ?? 0;
        touched ^= segments[(hash >>> 1) >>> shift]?.[2 * (hash & mask)] ?? 0;
      }
      this.touched = touched;
    }
    for (let place = 0; place < count; place++) {
      const hash = hashes[place] ?? 0;
      const segment = segments[(hash >>> 1) >>> shift] ?? likely;
      let at = hash & mask;
      let entry = segment[2 * at] ?? 0;
      while (entry !== 0 && segment[2 * at + 1] !== hash) {
        at = (at + 1) & mask;
        entry = segment[2 * at] ?? 0;
      }
      likely[place] = entry - 1;
    }
    if (this.size > CACHED) {
      const words = this.#wordsEach;
      let touched = 0;
      for (let place = 0; place < count; place++) {
        // Without a branch, which would be guessed wrongly half of the time, and end the waiting together.
        const state = Math.max(likely[place] ?? 0, 0);
        const from = (state & PLACE) * words;
        const chunk = this.#words[state >>> CHUNK_SHIFT];
        touched ^= (chunk?.[from] ?? 0) ^ (chunk?.[from + words - 1] ?? 0);
      }
      this.touched = touched;
    }
  }

  /**
   * Finds the candidate among the states, or adds it as the next one.
   *
   * @param place of its hash among those that were announced last
   * @returns its state; it is new when `size` has grown
   * @throws OutOfMemory
   */
  add(hash: number, place: number, parent: number, event: number): number {
    const likely = this.#likely[place] ?? -1;
    if (likely >= 0 && this.#equals(likely)) return likely;
    const { segments, shift, mask } = this.#table;
    const segment = segments[(hash >>> 1) >>> shift] ?? this.#likely;
    let at = hash & mask;
    for (;;) {
      const entry = segment[2 * at] ?? 0;
      if (entry === 0) break;
      if (segment[2 * at + 1] === hash && this.#equals(entry - 1)) return entry - 1;
      at = (at + 1) & mask;
    }
    return this.#append(hash, parent, event);
  }

  #append(hash: number, parent: number, event: number): number {
    const state = this.size;
    if (state === this.#capacity) this.#grow();
    this.#table.add(hash, state);
    const chunk = state >>> CHUNK_SHIFT;
    const words = this.#words[chunk];
    const hashes = this.#hashes[chunk];
    const parents = this.#parents[chunk];
    const events = this.#events[chunk];
    if (words === undefined || hashes === undefined || parents === undefined || events === undefined)
      throw new RangeError(`There is no room for state ${state}.`);
    const candidate = this.#candidateWords;
    const count = this.#wordsEach;
    const to = (state & PLACE) * count;
    for (let word = 0; word < count; word++) words[to + word] = candidate[word] ?? 0;
    hashes[state & PLACE] = hash;
    parents[state & PLACE] = parent;
    events[state & PLACE] = event;
    this.size = state + 1;
    return state;
  }

  #equals(state: number): boolean {
    const words = this.#words[state >>> CHUNK_SHIFT];
    if (words === undefined) return false;
    const candidate = this.#candidateWords;
    const count = this.#wordsEach;
    const from = (state & PLACE) * count;
    for (let word = 0; word < count; word++) {
      if (words[from + word] !== candidate[word]) return false;
    }
    return true;
  }

  /** Adds a chunk; or, while there is only one and it is small, doubles it. */
  #grow(): void {
    const before = this.#capacity;
    const chunk = before >>> CHUNK_SHIFT;
    const capacity = before < CHUNK ? Math.max(FIRST_CAPACITY, before * 2) : CHUNK;
    const Rows = this.candidate instanceof Uint8Array ? Uint8Array : Uint16Array;
    const bytes = capacity * (this.stride * Rows.BYTES_PER_ELEMENT + 10);
    this.#memory.claim(bytes, () => {
      const rows = enlarged(this.#rows[chunk], new Rows(capacity * this.stride));
      this.#hashes[chunk] = enlarged(this.#hashes[chunk], new Int32Array(capacity));
      this.#parents[chunk] = enlarged(this.#parents[chunk], new Int32Array(capacity));
      this.#events[chunk] = enlarged(this.#events[chunk], new Uint16Array(capacity));
      this.#rows[chunk] = rows;
      this.#words[chunk] = new Int32Array(rows.buffer);
    });
    this.#capacity = (chunk << CHUNK_SHIFT) + capacity;
  }
}

function enlarged<T extends Row | Int32Array>(small: T | undefined, large: T): T {
  if (small !== undefined) large.set(small);
  return large;
}

/** The hash of the row at `base`, from scratch. */
export function hashOf(slots: number, rows: Row, base: number): number {
  let hash = 0;
  for (let slot = 0; slot < slots; slot++) hash ^= keyOf(slot, rows[base + slot] ?? 0);
  return hash;
}
