/**
 * Zobrist hashing: the hash of a row is the exclusive-or of one key for each (slot, value), so that
 * a successor's hash costs only the slots that were written.
 */
export class Zobrist {
  /** The key of (slot, value) is at `(slot << shift) + value`. */
  keys: Int32Array;
  shift = 3;
  readonly #slots: number;

  constructor(slots: number) {
    this.#slots = slots;
    this.keys = this.#fill();
  }

  /** Makes room for slots with up to `values` values. Keys that were handed out stay as they are. */
  fit(values: number): void {
    if (values <= 1 << this.shift) return;
    while (values > 1 << this.shift) this.shift++;
    this.keys = this.#fill();
  }

  #fill(): Int32Array {
    const keys = new Int32Array(this.#slots << this.shift);
    for (let slot = 0; slot < this.#slots; slot++) {
      for (let value = 0; value < 1 << this.shift; value++)
        keys[(slot << this.shift) + value] = keyOf(slot, value);
    }
    return keys;
  }
}

/** The key itself; where it is needed often, it is read from `Zobrist.keys`. */
export function keyOf(slot: number, value: number): number {
  return scramble((slot << 16) ^ value);
}

/** The finalizer of MurmurHash3: it spreads every bit of the input over the whole word. */
function scramble(input: number): number {
  let word = input ^ 0x9e3779b9;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}
