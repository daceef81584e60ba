import type { Leaf } from '../rows/atom.ts';
import type { Interner } from '../rows/interner.ts';
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
  /** How often the run has begun to write: somebody may still hold the context as it was before. */
  version = 0;
  /** What slots held before a version; `undefined`: what they hold in the row. */
  readonly #before: { readonly slot: number; readonly version: number; readonly leaf: Leaf | undefined }[] =
    [];
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
    this.settle();
  }

  /** Lets the context as it is now be the first version. */
  settle(): void {
    this.version = 0;
    this.#before.length = 0;
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
    const value = written === undefined ? this.#lookedAt(slot) : written;
    this.segment?.read(slot, value);
    return value;
  }

  /** What a slot held in a version of this run. */
  readAt(slot: number, version: number): Leaf {
    if (version === this.version) return this.read(slot);
    const change = this.#before.find(before => before.slot === slot && before.version > version);
    if (change === undefined) return this.read(slot);
    if (change.leaf !== undefined) return change.leaf;
    const value = this.#lookedAt(slot);
    this.segment?.readBefore(slot, value);
    return value;
  }

  /** Whether a slot that was looked at or written holds this. */
  holds(slot: number, value: Leaf): boolean {
    const isKnown = this.hasRead(slot) || this.writes.has(slot);
    return isKnown && (this.writes.get(slot) ?? this.#lookedAt(slot)) === value;
  }

  write(slot: number, value: Leaf, path: string): void {
    if (this.readOnly !== null) throw new Error(`${path} is set, but ${this.readOnly}.`);
    if (this.version > 0) this.#before.push({ slot, version: this.version, leaf: this.writes.get(slot) });
    this.writes.set(slot, value);
    this.segment?.write(slot, value);
  }

  #lookedAt(slot: number): Leaf {
    return this.#interner.value(slot, this.look(slot));
  }
}
