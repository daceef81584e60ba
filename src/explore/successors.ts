/**
 * Successors of some states, one after the other, that are still to be added to the store.
 *
 * The fields are read and written by the inner loop of the traced engine.
 */
export class Successors {
  count = 0;
  hashes = new Int32Array(64);
  events = new Uint16Array(64);
  outcomes = new Int32Array(64);

  /** Makes room for `more` beyond those that there are. The arrays may be replaced: read them again. */
  reserve(more: number): void {
    const least = this.count + more;
    if (least <= this.hashes.length) return;
    this.hashes = enlarged(this.hashes, new Int32Array(2 * least));
    this.events = enlarged(this.events, new Uint16Array(2 * least));
    this.outcomes = enlarged(this.outcomes, new Int32Array(2 * least));
  }
}

function enlarged<T extends Int32Array | Uint16Array>(small: T, large: T): T {
  large.set(small);
  return large;
}
