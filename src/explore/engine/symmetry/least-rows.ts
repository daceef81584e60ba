import { numberAt, type Packing, putAt, type Row } from '../rows/packing.ts';

/** How the least row is found of all that exchanging names makes of one: plain data, which another thread may be sent. */
export interface Exchanging {
  /** The slots that have to do with names: first those that are not sorted. Below, a place is one in here. */
  readonly affected: Int32Array;
  readonly unsorted: number;
  /** Of each group that is sorted: the places of each name's block. */
  readonly blocks: readonly (readonly Int32Array[])[];
  /** For each renaming and place: the place whose value comes here, and the numbers that values have then. */
  readonly sources: Int32Array;
  readonly renamed: readonly (Int32Array | null)[];
}

export const NO_EXCHANGE: Exchanging = {
  affected: new Int32Array(),
  unsorted: 0,
  blocks: [],
  sources: new Int32Array(),
  renamed: [],
};

/** Puts the least of all rows that become each other in the place of one. */
export class LeastRows {
  readonly #affected: Int32Array;
  readonly #unsorted: number;
  readonly #blocks: readonly (readonly Int32Array[])[];
  readonly #sources: Int32Array;
  readonly #renamed: readonly (Int32Array | null)[];
  readonly #before: Int32Array;
  #least: Int32Array;
  #trial: Int32Array;

  constructor({ affected, unsorted, blocks, sources, renamed }: Exchanging) {
    this.#affected = affected;
    this.#unsorted = unsorted;
    this.#blocks = blocks;
    this.#sources = sources;
    this.#renamed = renamed;
    this.#before = new Int32Array(affected.length);
    this.#least = new Int32Array(affected.length);
    this.#trial = new Int32Array(affected.length);
  }

  /** Whether any of the slots has to do with names. */
  affects(slots: readonly number[]): boolean {
    return slots.some(slot => this.#affected.includes(slot));
  }

  /** Makes a packed row canonical. */
  canonicalize(words: Int32Array, { places }: Packing): void {
    const affected = this.#affected;
    const before = this.#before;
    for (let place = 0; place < affected.length; place++)
      before[place] = numberAt(words, 0, places[affected[place]]);
    this.#findLeast();
    const least = this.#least;
    for (let place = 0; place < affected.length; place++) {
      const to = least[place];
      if (before[place] !== to) putAt(words, places[affected[place]], to);
    }
  }

  /** Makes a row canonical. */
  canonicalizeRow(row: Row): void {
    const affected = this.#affected;
    for (let place = 0; place < affected.length; place++) this.#before[place] = row[affected[place]];
    this.#findLeast();
    for (let place = 0; place < affected.length; place++) row[affected[place]] = this.#least[place];
  }

  /** Of all that exchanging makes of `#before`. */
  #findLeast(): void {
    this.#least.set(this.#before);
    this.#sort(this.#least);
    for (let first = 0; first < this.#sources.length; first += this.#affected.length) this.#try(first);
  }

  /** Renames the row, and keeps it where it is less than the least so far. `first`: of the renaming's sources. */
  #try(first: number): void {
    const trial = this.#trial;
    const least = this.#least;
    const count = trial.length;
    let order = 0;
    for (let place = 0; place < this.#unsorted; place++) {
      const value = this.#valueAt(first + place);
      trial[place] = value;
      if (order === 0) order = value - least[place];
      if (order > 0) return;
    }
    for (let place = this.#unsorted; place < count; place++) trial[place] = this.#valueAt(first + place);
    this.#sort(trial);
    for (let place = this.#unsorted; order === 0 && place < count; place++)
      order = trial[place] - least[place];
    if (order >= 0) return;
    this.#trial = least;
    this.#least = trial;
  }

  #valueAt(source: number): number {
    const value = this.#before[this.#sources[source]];
    const numbers = this.#renamed[source];
    return numbers === null ? value : (numbers[value] ?? value);
  }

  /** By insertion: one step of the machine leaves most blocks in order. */
  #sort(values: Int32Array): void {
    for (let group = 0; group < this.#blocks.length; group++) {
      const blocks = this.#blocks[group];
      for (let end = 1; end < blocks.length; end++) {
        for (let at = end; at > 0; at--) {
          if (!exchangeUnlessInOrder(values, blocks[at - 1], blocks[at])) break;
        }
      }
    }
  }
}

/** Puts the lesser block first. @returns whether the two were exchanged */
function exchangeUnlessInOrder(values: Int32Array, lower: Int32Array, upper: Int32Array): boolean {
  let column = 0;
  while (column < lower.length && values[lower[column]] === values[upper[column]]) column++;
  if (column === lower.length) return false;
  if (values[lower[column]] < values[upper[column]]) return false;
  for (; column < lower.length; column++) {
    const one = lower[column];
    const other = upper[column];
    const value = values[one];
    values[one] = values[other];
    values[other] = value;
  }
  return true;
}
