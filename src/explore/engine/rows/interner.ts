import { OutOfValues } from '../../run/out-of-values.ts';
import type { Leaf } from './atom.ts';

/** The most values that one slot may take: a row holds at most 16 bits a slot. */
const MOST_VALUES = 65_536;

/** Small numbers for the values of each slot, in order of first appearance. Some slots may share their numbers. */
export class Interner {
  readonly #paths: readonly string[];
  readonly #leaves: number;
  readonly #ids: readonly Map<Leaf, number>[];
  readonly #values: readonly Leaf[][];
  /** All values of all slots. */
  readonly #all: Leaf[] = [];

  /**
   * @param paths the name of each slot, for errors
   * @param domains by slot: slots with equal numbers share their values; the number is one of these slots
   * @param leaves so many of the first slots hold what a machine may count in, the others what its chart has
   */
  constructor(
    paths: readonly string[],
    domains: readonly number[] = [...paths.keys()],
    leaves: number = paths.length,
  ) {
    this.#paths = paths;
    this.#leaves = leaves;
    const ids = paths.map(() => new Map<Leaf, number>());
    const values: Leaf[][] = paths.map(() => []);
    this.#ids = domains.map(domain => ids[domain]);
    this.#values = domains.map(domain => values[domain]);
  }

  /** How many values there are, in all slots together. */
  get count(): number {
    return this.#all.length;
  }

  /** @throws OutOfValues when the slot has taken more than 65,536 values */
  id(slot: number, value: Leaf): number {
    const ids = this.#ids[slot];
    const values = this.#values[slot];
    if (ids === undefined || values === undefined) throw new RangeError(`There is no slot ${slot}.`);
    const known = ids.get(value);
    if (known !== undefined) return known;
    const id = values.length;
    if (id === MOST_VALUES) {
      throw new OutOfValues(
        `${this.#paths[slot]} has taken more than ${MOST_VALUES.toLocaleString('en')} values. ` +
          (slot < this.#leaves
            ? 'Perhaps it counts without end: bound it by a guard, or the walk by `bounds`.'
            : "Its regions go together in so many ways: bound the walk by `bounds`, or let `engine: 'plain'` walk it."),
      );
    }
    ids.set(value, id);
    values.push(value);
    this.#all.push(value);
    return id;
  }

  /** The number of a value; `null`: the slot has never had it. */
  known(slot: number, value: Leaf): number | null {
    return this.#ids[slot]?.get(value) ?? null;
  }

  value(slot: number, id: number): Leaf {
    const value = this.#values[slot]?.[id];
    if (value === undefined) throw new RangeError(`Slot ${slot} has no value ${id}.`);
    return value;
  }

  /** How many values each slot has. */
  get counts(): readonly number[] {
    return this.#values.map(values => values.length);
  }

  /** How many values each slot should have room for: one more, unless it is a boolean. */
  get likely(): readonly number[] {
    return this.#values.map(values =>
      values.every(value => typeof value === 'boolean') ? 2 : Math.min(values.length + 1, MOST_VALUES),
    );
  }

  /** The values of a slot, by number. */
  values(slot: number): readonly Leaf[] {
    return this.#values[slot];
  }

  /** The values that have come since there were `count` of them. */
  since(count: number): readonly Leaf[] {
    return this.#all.slice(count);
  }
}
