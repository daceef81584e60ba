/** A state as numbers: one a slot. */
export type Row = Uint16Array;

/**
 * How rows are kept: each slot has as many bits of a 32-bit word as its values need so far. A packed row is a few
 * words, quickly compared, copied and hashed, and many of them stay near the processor.
 */
export class Packing {
  /** Words in a packed row. */
  readonly words: number;
  /** Where each slot is, in one number: its word, first bit and number of bits. See `wordOf`, `shiftOf` and `bitsOf`. */
  readonly places: Int32Array;
  readonly #room: readonly number[];

  /** @param counts how many values each slot has: 1 to 65,536 */
  constructor(counts: readonly number[]) {
    this.places = new Int32Array(counts.length);
    this.#room = counts.map(count => 1 << bitsFor(count));
    let word = 0;
    let used = 0;
    for (const [slot, count] of counts.entries()) {
      const bits = bitsFor(count);
      if (used + bits > 32) {
        word++;
        used = 0;
      }
      this.places[slot] = (word << 10) | (used << 5) | bits;
      used += bits;
    }
    this.words = word + 1;
  }

  /** Whether slots may have so many values. */
  holds(counts: readonly number[]): boolean {
    return counts.every((count, slot) => count <= this.#room[slot]);
  }

  /** Writes a row to the beginning of `words`. */
  pack(row: Row, words: Int32Array): void {
    words.fill(0, 0, this.words);
    for (let slot = 0; slot < row.length; slot++) putAt(words, this.places[slot], row[slot]);
  }

  /** The row at the place `base` of `words`. */
  unpack(words: Int32Array, base: number): Row {
    const row = new Uint16Array(this.places.length);
    for (let slot = 0; slot < row.length; slot++) row[slot] = numberAt(words, base, this.places[slot]);
    return row;
  }
}

/** The number at a place of the packed row that begins at `base`. */
export function numberAt(words: Int32Array, base: number, place: number): number {
  return (words[base + wordOf(place)] >>> shiftOf(place)) & maskOf(bitsOf(place));
}

/** Puts a number at a place of a packed row. */
export function putAt(words: Int32Array, place: number, number: number): void {
  const word = wordOf(place);
  words[word] = (words[word] & ~fieldOf(place)) | (number << shiftOf(place));
}

/** The word of a place. */
export function wordOf(place: number): number {
  return place >>> 10;
}

/** How far the bits of a place are from the right end of their word. */
export function shiftOf(place: number): number {
  return (place >>> 5) & 31;
}

/** How many bits a place has: 1 to 16. */
export function bitsOf(place: number): number {
  return place & 31;
}

/** Ones where the place is in its word. */
export function fieldOf(place: number): number {
  return maskOf(bitsOf(place)) << shiftOf(place);
}

/** So many ones at the right end of a word. */
export function maskOf(bits: number): number {
  return (1 << bits) - 1;
}

/** At least one, since most slots soon have a second value. */
function bitsFor(count: number): number {
  return count <= 2 ? 1 : 32 - Math.clz32(count - 1);
}
