import type { Memory } from '../../run/memory.ts';
import { hashOf } from './hash.ts';
import { HashTable } from './hash-table.ts';
import { integers } from './integers.ts';
import { Packing, type Row } from './packing.ts';
import { repack } from './repack.ts';

/** Rows in a chunk, but for the first one, which grows up to it. */
export const CHUNK_SHIFT = 15;
const CHUNK = 1 << CHUNK_SHIFT;
export const PLACE = CHUNK - 1;
const FIRST_CAPACITY = 1024;

/**
 * Every state found so far: a packed row, the state it was found from and the event that led here. Rows are in order
 * of discovery, which makes them the breadth-first queue as well. They are kept in chunks, so that growing copies
 * nothing.
 */
export class RowStore {
  size = 0;
  packing: Packing;
  room: readonly number[];
  readonly #memory: Memory;
  #table: HashTable;
  #words: Int32Array[] = [];
  readonly #parents: Int32Array[] = [];
  readonly #events: Uint16Array[] = [];
  #capacity = 0;
  #isShared = false;
  /** How often the rows were packed in another way, or moved. */
  moves = 0;

  /** @param room how many values each slot may have */
  constructor(room: readonly number[], memory: Memory) {
    this.#memory = memory;
    this.room = room;
    this.#table = new HashTable(memory);
    this.packing = new Packing(room);
  }

  /** Moves rows and hashes to where other threads may read them. */
  share(): void {
    this.#isShared = true;
    this.#table.share();
    for (const [chunk, words] of this.#words.entries()) {
      const copy = this.#memory.claim(words.byteLength, () => integers(words.length, true));
      copy.set(words);
      this.#words[chunk] = copy;
      this.#memory.release(words.byteLength);
    }
    this.moves++;
  }

  /** What finds the rows. */
  get table(): HashTable {
    return this.#table;
  }

  /** All rows, chunk by chunk; later ones are added to the last until it is full. */
  get chunks(): readonly Int32Array[] {
    return this.#words;
  }

  /** The chunk that holds the packed row of a state; `repack` replaces it. */
  words(state: number): Int32Array {
    return this.#words[state >>> CHUNK_SHIFT];
  }

  /** Where the row of a state starts in its chunk. */
  base(state: number): number {
    return (state & PLACE) * this.packing.words;
  }

  row(state: number): Row {
    return this.packing.unpack(this.words(state), this.base(state));
  }

  parent(state: number): number {
    return this.#parents[state >>> CHUNK_SHIFT][state & PLACE];
  }

  event(state: number): number {
    return this.#events[state >>> CHUNK_SHIFT][state & PLACE];
  }

  /**
   * Packs all rows in another way, or none where there is no memory. They have other hashes then.
   *
   * @param room how many values each slot may have from now on
   * @throws OutOfMemory
   */
  repack(room: readonly number[]): void {
    const { packing: before } = this;
    const packing = new Packing(room);
    const table = new HashTable(this.#memory, this.#isShared);
    const chunks: Int32Array[] = [];
    try {
      for (const [chunk, words] of this.#words.entries())
        chunks.push(this.#repacked(words, this.size - (chunk << CHUNK_SHIFT), before, packing));
      for (let state = 0; state < this.size; state++) {
        const words = chunks[state >>> CHUNK_SHIFT];
        table.add(hashOf(words, (state & PLACE) * packing.words, packing.words), state);
      }
    } catch (error) {
      // All is as it was: what is known can still be asked.
      table.release();
      for (const words of chunks) this.#memory.release(words.byteLength);
      throw error;
    }
    this.#table.release();
    for (const words of this.#words) this.#memory.release(words.byteLength);
    this.packing = packing;
    this.room = room;
    this.#table = table;
    this.#words = chunks;
    this.moves++;
  }

  /** @param used so many rows, at most, are in use */
  #repacked(words: Int32Array, used: number, before: Packing, after: Packing): Int32Array {
    const rows = words.length / before.words;
    return this.#memory.claim(rows * after.words * 4, () => {
      const packed = integers(rows * after.words, this.#isShared);
      repack(words, Math.min(rows, used), packed, before, after);
      return packed;
    });
  }

  /**
   * Finds a packed row among the states, or adds it as the next one.
   *
   * @returns its state; it is new when `size` has grown
   * @throws OutOfMemory
   */
  add(hash: number, row: Int32Array, parent: number, event: number): number {
    const known = this.find(hash, row);
    if (known !== -1) return known;
    const state = this.size;
    if (state === this.#capacity) this.#grow();
    this.#table.add(hash, state);
    this.#write(row, parent, event);
    return state;
  }

  /** The state of a packed row; -1: it is none of the states. */
  find(hash: number, row: Int32Array): number {
    const { segments, shift, mask } = this.#table;
    const segment = segments[(hash >>> 1) >>> shift];
    let at = hash & mask;
    let entry = segment[2 * at];
    while (entry !== 0) {
      if (segment[2 * at + 1] === hash && this.#equals(entry - 1, row)) return entry - 1;
      at = (at + 1) & mask;
      entry = segment[2 * at];
    }
    return -1;
  }

  #write(row: Int32Array, parent: number, event: number): void {
    const state = this.size;
    const chunk = state >>> CHUNK_SHIFT;
    const words = this.#words[chunk];
    const width = this.packing.words;
    const to = (state & PLACE) * width;
    for (let word = 0; word < width; word++) words[to + word] = row[word];
    this.#parents[chunk][state & PLACE] = parent;
    this.#events[chunk][state & PLACE] = event;
    this.size = state + 1;
  }

  #equals(state: number, row: Int32Array): boolean {
    const words = this.#words[state >>> CHUNK_SHIFT];
    const width = this.packing.words;
    const from = (state & PLACE) * width;
    for (let word = 0; word < width; word++) {
      if (words[from + word] !== row[word]) return false;
    }
    return true;
  }

  /** Adds a chunk; or, while there is only one and it is small, doubles it. */
  #grow(): void {
    const before = this.#capacity;
    const chunk = before >>> CHUNK_SHIFT;
    const capacity = before < CHUNK ? Math.max(FIRST_CAPACITY, before * 2) : CHUNK;
    const width = this.packing.words;
    this.#memory.claim(capacity * (4 * width + 6), () => {
      this.#words[chunk] = enlarged(this.#words[chunk], integers(capacity * width, this.#isShared));
      this.#parents[chunk] = enlarged(this.#parents[chunk], new Int32Array(capacity));
      this.#events[chunk] = enlarged(this.#events[chunk], new Uint16Array(capacity));
    });
    this.#capacity = (chunk << CHUNK_SHIFT) + capacity;
  }
}

function enlarged<T extends Uint16Array | Int32Array>(small: T | undefined, large: T): T {
  if (small !== undefined) large.set(small);
  return large;
}
