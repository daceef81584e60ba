import type { Memory } from '../../run/memory.ts';
import { integers } from './integers.ts';

/** What a search of the table reads. */
export interface HashSegments {
  readonly segments: readonly Int32Array[];
  readonly shift: number;
  readonly mask: number;
}

/**
 * States by the hash of their rows: open addressing in segments. The first bits of a hash choose the segment, the
 * last ones the place in it. A full segment is split in two, so that a large table grows by small steps; none of
 * them copies more than one segment.
 *
 * The fields are read by the inner loop of the row store, which compares the rows; only this class writes them.
 */
export class HashTable implements HashSegments {
  /**
   * By the first bits of the hash. A segment that looks at fewer of them stands here more than once. Each place
   * is a pair: the state plus one (0: free), and its hash. The last pair is no place: it holds how many states are
   * in the segment, and how many bits of the hash choose it.
   */
  segments: Int32Array[];
  /** The segment of a hash is at `(hash >>> 1) >>> shift`; 32 bits cannot be shifted out at once. */
  shift = 31;
  /** A search begins at the place `hash & mask` of its segment. */
  mask = FIRST_PLACES - 1;
  /** How often other segments have taken the place of some. */
  changes = 0;
  readonly #memory: Memory;
  #isShared: boolean;

  /** @param isShared whether other threads read it; what they read while it is written to may be less than there is */
  constructor(memory: Memory, isShared = false) {
    this.#memory = memory;
    this.#isShared = isShared;
    this.segments = [this.#segment(FIRST_PLACES, 0)];
  }

  /**
   * Adds a state that is not there yet.
   *
   * @throws OutOfMemory, and has not added the state then
   */
  add(hash: number, state: number): void {
    const places = this.mask + 1;
    const segment = this.#segmentOf(hash);
    // Linear probing stays short up to some two thirds full.
    if ((segment[2 * places] + 1) * 3 > places * 2) {
      if (places < MOST_PLACES) this.#double(segment);
      else this.#split(segment, hash);
      this.add(hash, state);
    } else {
      put(segment, this.mask, hash, state + 1);
    }
  }

  /** Moves the segments to where other threads may read them. */
  share(): void {
    this.#isShared = true;
    const moved = new Map(
      [...new Set(this.segments)].map(segment => {
        const copy = this.#memory.claim(segment.byteLength, () => integers(segment.length, true));
        copy.set(segment);
        this.#memory.release(segment.byteLength);
        return [segment, copy];
      }),
    );
    this.segments = this.segments.map(segment => moved.get(segment) ?? segment);
    this.changes++;
  }

  /** To be called when the table is not needed any more. */
  release(): void {
    for (const segment of new Set(this.segments)) this.#memory.release(segment.byteLength);
  }

  /** Only the first segment starts small. */
  #double(segment: Int32Array): void {
    const places = this.mask + 1;
    const larger = this.#segment(2 * places, 0);
    this.mask = 2 * places - 1;
    this.segments = [larger];
    this.#move(segment, places);
    this.changes++;
  }

  #split(segment: Int32Array, hash: number): void {
    const bits = segment[2 * MOST_PLACES + 1];
    const zero = this.#segment(MOST_PLACES, bits + 1);
    const one = this.#segment(MOST_PLACES, bits + 1);
    if (bits === 31 - this.shift) {
      this.segments = this.segments.flatMap(each => [each, each]);
      this.shift--;
    }
    // The places that lead here are neighbours, since they begin with the same bits.
    const span = this.segments.length >>> bits;
    const first = ((hash >>> 1) >>> this.shift) & -span;
    const middle = first + span / 2;
    this.segments.fill(zero, first, middle).fill(one, middle, first + span);
    this.#move(segment, MOST_PLACES);
    this.changes++;
  }

  #segmentOf(hash: number): Int32Array {
    return this.segments[(hash >>> 1) >>> this.shift];
  }

  #move(from: Int32Array, places: number): void {
    for (let place = 0; place < places; place++) {
      const entry = from[2 * place];
      if (entry === 0) continue;
      const hash = from[2 * place + 1];
      put(this.#segmentOf(hash), this.mask, hash, entry);
    }
    this.#memory.release(from.byteLength);
  }

  #segment(places: number, bits: number): Int32Array {
    const length = 2 * (places + 1);
    const segment = this.#memory.claim(length * 4, () => integers(length, this.#isShared));
    segment[2 * places + 1] = bits;
    return segment;
  }
}

function put(segment: Int32Array, mask: number, hash: number, entry: number): void {
  let place = hash & mask;
  while (segment[2 * place] !== 0) place = (place + 1) & mask;
  segment[2 * place] = entry;
  segment[2 * place + 1] = hash;
  segment[2 * (mask + 1)]++;
}

const FIRST_PLACES = 2048;
const MOST_PLACES = 1 << 17;
