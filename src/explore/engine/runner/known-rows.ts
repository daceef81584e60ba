import type { HashSegments } from '../rows/hash-table.ts';
import { CHUNK_SHIFT, PLACE } from '../rows/row-store.ts';

/**
 * The states of the walk, which goes on adding some meanwhile. What is found is so: it is looked up among rows that were
 * there before, and never change. What is not found may be known all the same; the walk looks again.
 */
export class KnownRows {
  /** Later states are not looked at: their rows may not be all there yet. */
  size = 0;
  /** Words in a packed row. */
  width = 0;
  readonly chunks: Int32Array[] = [];
  table: HashSegments = { segments: [], shift: 31, mask: 0 };

  /** The chunk that holds the packed row of a state. */
  words(state: number): Int32Array {
    return this.chunks[state >>> CHUNK_SHIFT];
  }

  /** Where the row of a state starts in its chunk. */
  base(state: number): number {
    return (state & PLACE) * this.width;
  }

  /** The state of a packed row; -1: it is not found. */
  find(hash: number, row: Int32Array): number {
    const { segments, shift, mask } = this.table;
    const segment = segments[(hash >>> 1) >>> shift];
    let at = hash & mask;
    let entry = segment[2 * at];
    while (entry !== 0) {
      if (segment[2 * at + 1] === hash && entry <= this.size && this.#equals(entry - 1, row))
        return entry - 1;
      at = (at + 1) & mask;
      entry = segment[2 * at];
    }
    return -1;
  }

  #equals(state: number, row: Int32Array): boolean {
    const words = this.words(state);
    const from = this.base(state);
    for (let word = 0; word < this.width; word++) {
      if (words[from + word] !== row[word]) return false;
    }
    return true;
  }
}
