import type { Interner } from '../rows/interner.ts';
import { NewValues } from '../rows/new-values.ts';
import type { Packing, Row } from '../rows/packing.ts';
import { type Exchanges, exchangesOf, simpleGroups } from './exchanges.ts';
import { type Exchanging, LeastRows, NO_EXCHANGE } from './least-rows.ts';
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
  /** How often the least row of some has become another one. */
  changes = 0;
  /** By outcome: 1 where it writes to a slot that has to do with names. */
  touches = new Uint8Array(64);
  readonly #symmetry: Symmetry;
  readonly #slots: SymmetricSlots;
  readonly #interner: Interner;
  /** The groups whose names some leaf has held. */
  readonly #inLeaves: Set<number>;
  readonly #simple: readonly number[];
  #exchanges: Exchanges;
  #exchanging = NO_EXCHANGE;
  #least = new LeastRows(NO_EXCHANGE);
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
      this.touches[this.#outcomes] = this.#least.affects(outcomes.slots(this.#outcomes)) ? 1 : 0;
    }
  }

  /** What the least rows are found by, until `changes` goes up. */
  get exchanging(): Exchanging {
    return this.#exchanging;
  }

  /** Makes a packed row canonical. */
  canonicalize(words: Int32Array, packing: Packing): void {
    this.#least.canonicalize(words, packing);
  }

  /** Makes a row canonical. */
  canonicalizeRow(row: Row): void {
    this.#least.canonicalizeRow(row);
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
    const sources = new Int32Array(renamings.length * affected.length);
    for (const [r, renaming] of renamings.entries()) {
      for (const [place, slot] of affected.entries()) {
        const target = placeOf.get(slots.moved(slot, renaming)) ?? place;
        sources[r * affected.length + target] = place;
      }
    }
    this.#exchanging = {
      affected: Int32Array.from(affected),
      unsorted: unsorted.length,
      blocks: sorted.map(blocks =>
        blocks.map(block => Int32Array.from(block, slot => affected.indexOf(slot))),
      ),
      sources,
      renamed: renamings.flatMap((_, r) => affected.map(slot => numbers[r].get(slots.domains[slot]) ?? null)),
    };
    this.#least = new LeastRows(this.#exchanging);
    this.changes++;
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
