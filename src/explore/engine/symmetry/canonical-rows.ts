import type { Interner } from '../rows/interner.ts';
import { NewValues } from '../rows/new-values.ts';
import { numberAt, type Packing, putAt, type Row } from '../rows/packing.ts';
import { type Exchanges, exchangesOf, simpleGroups } from './exchanges.ts';
import type { SymmetricSlots } from './symmetric-slots.ts';
import { type Renaming, renamed, type Symmetry } from './symmetry.ts';

/** What steps write, by the number of their outcome. */
interface Writes {
  readonly size: number;
  slots(outcome: number): readonly number[];
}

/**
 * Puts one row in the place of all that exchanging names makes of it: the least of them, slot by slot.
 * What is the least depends on the numbers that values were given, which never change.
 */
export class CanonicalRows {
  /** By outcome: 1 where it writes to a slot that has to do with names. */
  touches = new Uint8Array(64);
  readonly #symmetry: Symmetry;
  readonly #slots: SymmetricSlots;
  readonly #interner: Interner;
  /** The groups whose names some leaf has held. */
  readonly #inLeaves: Set<number>;
  readonly #simple: readonly number[];
  #exchanges: Exchanges;
  /** The slots that have to do with names: first those that are not sorted. Below, a place is one in here. */
  #affected = new Int32Array();
  #unsorted = 0;
  /** Of each group that is sorted: the places of each name's block. */
  #blocks: readonly (readonly Int32Array[])[] = [];
  /** For each renaming and place: the place whose value comes here, and the numbers that values have then. */
  #sources = new Int32Array();
  #renamed: (Int32Array | null)[] = [];
  #before = new Int32Array();
  #least = new Int32Array();
  #trial = new Int32Array();
  readonly #newValues: NewValues;
  /** So many outcomes have been looked through for what they touch. */
  #outcomes = 0;

  /**
   * @param interner knows the values of the initial state
   * @throws an Error when a group of names is too large to try all permutations, and has to be
   */
  constructor(symmetry: Symmetry, slots: SymmetricSlots, interner: Interner) {
    this.#symmetry = symmetry;
    this.#slots = slots;
    this.#interner = interner;
    this.#newValues = new NewValues(interner);
    this.#inLeaves = new Set(interner.since(0).flatMap(leaf => symmetry.groupIn(leaf) ?? []));
    this.#simple = simpleGroups(symmetry, slots, this.#inLeaves);
    this.#exchanges = exchangesOf(symmetry, slots, this.#simple, this.#inLeaves);
    this.#setUp();
  }

  /**
   * To be called before a row is made canonical.
   *
   * @throws an Error when a name turns up in a leaf, and its group is too large to try all permutations
   */
  refresh(outcomes: Writes): void {
    if (this.#newValues.exist && this.#findNames()) {
      this.#setUp();
      this.#outcomes = 0;
    }
    if (outcomes.size > this.touches.length) {
      const touches = new Uint8Array(outcomes.size * 2);
      touches.set(this.touches);
      this.touches = touches;
    }
    for (; this.#outcomes < outcomes.size; this.#outcomes++) {
      const touches = outcomes.slots(this.#outcomes).some(slot => this.#affected.includes(slot));
      this.touches[this.#outcomes] = touches ? 1 : 0;
    }
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

  /** @returns whether a new value holds a name; all others stay what they are under other names */
  #findNames(): boolean {
    const groups = this.#newValues.look().flatMap(leaf => this.#symmetry.groupIn(leaf) ?? []);
    if (groups.some(group => !this.#inLeaves.has(group))) {
      for (const group of groups) this.#inLeaves.add(group);
      this.#exchanges = exchangesOf(this.#symmetry, this.#slots, this.#simple, this.#inLeaves);
    }
    return groups.length > 0;
  }

  #setUp(): void {
    const { sorted, late, renamings } = this.#exchanges;
    const slots = this.#slots;
    const inBlocks = new Set(sorted.flat(2));
    const inLateBlocks = new Set(late.flat(2));
    this.#addImages(renamings);
    const numbers = renamings.map(renaming => this.#numbersUnder(renaming));
    const moves = (slot: number) =>
      renamings.some(
        (renaming, r) => slots.moved(slot, renaming) !== slot || numbers[r].has(slots.domains[slot]),
      );
    const others = [...slots.domains.keys()].filter(slot => !inBlocks.has(slot) && moves(slot));
    // Block by block, as they were sorted before: so the least row is the same.
    const unsorted = [...others.filter(slot => !inLateBlocks.has(slot)), ...inLateBlocks];
    const affected = [...unsorted, ...inBlocks];
    const placeOf = new Map(affected.map((slot, place) => [slot, place]));
    this.#affected = Int32Array.from(affected);
    this.#unsorted = unsorted.length;
    this.#blocks = sorted.map(blocks =>
      blocks.map(block => Int32Array.from(block, slot => affected.indexOf(slot))),
    );
    this.#sources = new Int32Array(renamings.length * affected.length);
    this.#renamed = renamings.flatMap((_, r) =>
      affected.map(slot => numbers[r].get(slots.domains[slot]) ?? null),
    );
    for (const [r, renaming] of renamings.entries()) {
      for (const [place, slot] of affected.entries()) {
        const target = placeOf.get(slots.moved(slot, renaming)) ?? place;
        this.#sources[r * affected.length + target] = place;
      }
    }
    this.#before = new Int32Array(affected.length);
    this.#least = new Int32Array(affected.length);
    this.#trial = new Int32Array(affected.length);
  }

  /** Gives a number to each name that may come from another one, whether or not some state has had it yet. */
  #addImages(renamings: readonly Renaming[]): void {
    for (const domain of new Set(this.#slots.domains)) {
      for (const value of this.#interner.values(domain).slice()) {
        for (const renaming of renamings) this.#interner.id(domain, renamed(value, renaming));
      }
    }
    this.#newValues.pass();
  }

  /** By domain: the numbers that its values have under other names; only where some are others. */
  #numbersUnder(renaming: Renaming): Map<number, Int32Array> {
    const numbers = new Map<number, Int32Array>();
    for (const domain of new Set(this.#slots.domains)) {
      const values = this.#interner.values(domain);
      const found = Int32Array.from(values, value => this.#interner.id(domain, renamed(value, renaming)));
      if (found.some((number, value) => number !== value)) numbers.set(domain, found);
    }
    return numbers;
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
