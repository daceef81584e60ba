import type { Interner } from '../rows/interner.ts';
import type { Row } from '../rows/packing.ts';
import type { SymmetricSlots } from './symmetric-slots.ts';
import { type Renaming, renamed, type Symmetry } from './symmetry.ts';

/** Exchanges symmetric names in rows; for checks, so not in haste. */
export class RowExchange {
  readonly #symmetry: Symmetry;
  readonly #slots: SymmetricSlots;
  readonly #interner: Interner;
  #random = 1;

  constructor(symmetry: Symmetry, slots: SymmetricSlots, interner: Interner) {
    this.#symmetry = symmetry;
    this.#slots = slots;
    this.#interner = interner;
  }

  /** A renaming by chance that renames something; the same sequence of them in every walk. */
  choose(): Renaming {
    for (;;) {
      const renaming = new Map(this.#symmetry.groups.flatMap(names => this.#shuffled(names)));
      if ([...renaming].some(([name, other]) => name !== other)) return renaming;
    }
  }

  /** New names for the names of a group, among themselves. */
  #shuffled(names: readonly string[]): [string, string][] {
    const left = [...names];
    return names.map(name => {
      const [chosen = name] = left.splice(this.#next() % left.length, 1);
      return [name, chosen];
    });
  }

  /** The row under other names. */
  apply(row: Row, renaming: Renaming): Row {
    const result = row.slice();
    for (const slot of this.#slots.domains.keys()) {
      const value = renamed(this.#interner.value(slot, row[slot]), renaming);
      const target = this.#slots.moved(slot, renaming);
      result[target] = this.#interner.id(target, value);
    }
    return result;
  }

  /** The minimal standard generator of Park and Miller. */
  #next(): number {
    this.#random = (this.#random * 48_271) % 0x7fffffff;
    return this.#random;
  }
}
