import type { Leaf } from './layout.ts';

/** The most values that one slot may take: a row holds at most 16 bits a slot. */
export const MOST_VALUES = 65_536;

/** Small numbers for the values of each slot, in order of first appearance. */
export class Interner {
  /** How many values the richest slot has taken so far. */
  most = 0;
  readonly #paths: readonly string[];
  readonly #ids: readonly Map<Leaf, number>[];
  readonly #values: readonly Leaf[][];

  /** @param paths the name of each slot, for errors */
  constructor(paths: readonly string[]) {
    this.#paths = paths;
    this.#ids = paths.map(() => new Map<Leaf, number>());
    this.#values = paths.map(() => []);
  }

  /** @throws an Error when the slot has taken more than 65,536 values */
  id(slot: number, value: Leaf): number {
    const ids = this.#ids[slot];
    const values = this.#values[slot];
    if (ids === undefined || values === undefined) throw new RangeError(`There is no slot ${slot}.`);
    const known = ids.get(value);
    if (known !== undefined) return known;
    const id = values.length;
    if (id === MOST_VALUES) {
      throw new Error(
        `${this.#paths[slot]} has taken more than ${MOST_VALUES.toLocaleString('en')} values. ` +
          'It probably counts without end: bound it, or leave it out of the context.',
      );
    }
    ids.set(value, id);
    values.push(value);
    if (values.length > this.most) this.most = values.length;
    return id;
  }

  value(slot: number, id: number): Leaf {
    const value = this.#values[slot]?.[id];
    if (value === undefined) throw new RangeError(`Slot ${slot} has no value ${id}.`);
    return value;
  }
}
