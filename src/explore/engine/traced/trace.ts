import type { Interner } from '../rows/interner.ts';
import type { Leaf } from '../rows/layout.ts';
import type { Row } from '../rows/packing.ts';
import type { Segment } from './segment.ts';

/**
 * One run over one state: which slots it looked at, in order, and what it wrote. What was written in the run
 * is what is read from then on; such a read says nothing about the state and is not recorded.
 */
export class Trace {
  /** The slots that were looked at, in order of the first look. */
  readonly reads: number[] = [];
  /** Slot -> the last value written. */
  readonly writes = new Map<number, Leaf>();
  /** While set, a write is an error that says this. */
  readOnly: string | null = null;
  /** While set, it is told of what is read and written. */
  segment: Segment | null = null;
  readonly #interner: Interner;
  readonly #seen: Uint8Array;
  #row: Row = new Uint16Array();

  constructor(slots: number, interner: Interner) {
    this.#interner = interner;
    this.#seen = new Uint8Array(slots);
  }

  /** Starts a run over a row, which must stay as it is until the run is over. */
  begin(row: Row): void {
    for (const slot of this.reads) this.#seen[slot] = 0;
    this.reads.length = 0;
    this.writes.clear();
    this.#row = row;
  }

  /** Records a look at a slot of the state; returns the number of the value there. */
  look(slot: number): number {
    if (this.#seen[slot] === 0) {
      this.#seen[slot] = 1;
      this.reads.push(slot);
    }
    return this.#row[slot];
  }

  hasRead(slot: number): boolean {
    return this.#seen[slot] === 1;
  }

  read(slot: number): Leaf {
    const written = this.writes.get(slot);
    const value = written === undefined ? this.#interner.value(slot, this.look(slot)) : written;
    this.segment?.read(slot, value);
    return value;
  }

  write(slot: number, value: Leaf, path: string): void {
    if (this.readOnly !== null) throw new Error(`${path} is set, but ${this.readOnly}.`);
    this.writes.set(slot, value);
    this.segment?.write(slot, value);
  }
}
