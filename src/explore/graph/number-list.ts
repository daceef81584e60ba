import type { Memory } from '../run/memory.ts';

const CHUNK_SHIFT = 15;
const CHUNK = 1 << CHUNK_SHIFT;
const PLACE = CHUNK - 1;

/** Whole numbers that only ever become more. They are kept in chunks, so that growing copies nothing. */
export class NumberList {
  length = 0;
  readonly #memory: Memory;
  readonly #Chunk: typeof Int32Array | typeof Uint16Array;
  readonly #chunks: (Int32Array | Uint16Array)[] = [];
  #last: Int32Array | Uint16Array;

  /** @param Chunk decides which numbers there may be */
  constructor(memory: Memory, Chunk: typeof Int32Array | typeof Uint16Array = Int32Array) {
    this.#memory = memory;
    this.#Chunk = Chunk;
    this.#last = new Chunk();
  }

  /** @throws OutOfMemory; the list is then what it was */
  push(number: number): void {
    const place = this.length & PLACE;
    if (place === 0) this.#grow();
    this.#last[place] = number;
    this.length++;
  }

  /** @param place less than `length` */
  at(place: number): number {
    return this.#chunks[place >>> CHUNK_SHIFT][place & PLACE];
  }

  #grow(): void {
    const bytes = CHUNK * this.#Chunk.BYTES_PER_ELEMENT;
    this.#last = this.#memory.claim(bytes, () => new this.#Chunk(CHUNK));
    this.#chunks.push(this.#last);
  }
}
