import type { Leaf } from '../rows/atom.ts';

/** What one inner step looks at and writes: as a trace, but of a part of a run. */
export class Segment {
  /** Pairs of a slot and what was found there, in order of the first look. */
  readonly reads: { readonly slot: number; readonly value: Leaf }[] = [];
  /** Slot -> the last value written. */
  readonly writes = new Map<number, Leaf>();
  readonly #seen = new Set<number>();

  read(slot: number, value: Leaf): void {
    if (!this.writes.has(slot)) this.readBefore(slot, value);
  }

  /** A look at what was there before all that was written. */
  readBefore(slot: number, value: Leaf): void {
    if (this.#seen.has(slot)) return;
    this.#seen.add(slot);
    this.reads.push({ slot, value });
  }

  write(slot: number, value: Leaf): void {
    this.writes.set(slot, value);
  }
}
