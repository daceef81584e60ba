import type { Layout, Shape } from '../rows/layout.ts';
import type { Renaming, Symmetry } from './symmetry.ts';

/** The keys that lead to a leaf; numbers in tuples, whose places are no names. */
type Keys = readonly (string | number)[];

/** Where symmetric names are keys in a context: which slot takes the place of which when they are exchanged. */
export class SymmetricSlots {
  /** By slot: slots with equal numbers may be exchanged, so their values need common numbers. */
  readonly domains: readonly number[];
  readonly #symmetry: Symmetry;
  readonly #keys: readonly Keys[];
  readonly #slots = new Map<string, number>();
  /** By slot: the one whose place it takes. A renaming is for many rows. */
  readonly #moved = new WeakMap<Renaming, Int32Array>();

  /** @throws an Error when a record has one of the symmetric names as a key, but not the other */
  constructor(symmetry: Symmetry, layout: Layout) {
    this.#symmetry = symmetry;
    this.#keys = keysOf(layout.shape);
    for (const [slot, keys] of this.#keys.entries()) this.#slots.set(JSON.stringify(keys), slot);
    const domains = new Map<string, number>();
    this.domains = this.#keys.map((keys, slot) => {
      const kind = JSON.stringify(keys.map(key => [this.#group(key) ?? key]));
      const domain = domains.get(kind) ?? slot;
      domains.set(kind, domain);
      return domain;
    });
    this.#refuseLopsided(layout);
  }

  /** The slot that takes the place of `slot` under other names. */
  moved(slot: number, renaming: Renaming): number {
    const known = this.#moved.get(renaming);
    if (known !== undefined) return known[slot];
    const moved = Int32Array.from(this.#keys.keys(), each => this.#find(each, renaming) ?? each);
    this.#moved.set(renaming, moved);
    return moved[slot];
  }

  /** How often names of the group lead to the slot. */
  count(slot: number, group: number): number {
    return (this.#keys[slot] ?? []).filter(key => this.#group(key) === group).length;
  }

  /** The slots that names of the group lead to: for each name in turn, in the same order. */
  blocks(group: number): number[][] {
    const [first, ...others] = this.#symmetry.groups[group];
    const block = [...this.#keys.keys()].filter(slot => this.#keys[slot].includes(first));
    const exchanged = others.map(name =>
      block.map(slot =>
        this.moved(
          slot,
          new Map([
            [first, name],
            [name, first],
          ]),
        ),
      ),
    );
    return [block, ...exchanged];
  }

  #group(key: string | number): number | undefined {
    return typeof key === 'string' ? this.#symmetry.groupOf(key) : undefined;
  }

  #find(slot: number, renaming: Renaming): number | undefined {
    const keys = this.#keys[slot] ?? [];
    const moved = keys.map(key => (typeof key === 'string' ? (renaming.get(key) ?? key) : key));
    return this.#slots.get(JSON.stringify(moved));
  }

  #refuseLopsided(layout: Layout): void {
    for (const group of this.#symmetry.groups) {
      for (const [place, name] of group.entries()) {
        const other = group[place + 1] ?? group[0];
        const exchange = new Map([
          [name, other],
          [other, name],
        ]);
        for (const slot of this.#keys.keys()) {
          if (this.#find(slot, exchange) !== undefined) continue;
          throw new Error(
            `"${name}" and "${other}" are said to be symmetric, but ${layout.paths[slot]} has no counterpart: ` +
              'records must have either all of the symmetric names or none, with the same below each.',
          );
        }
      }
    }
  }
}

function keysOf(shape: Shape): Keys[] {
  const found: Keys[] = [];
  const visit = ({ members, tuple }: Shape, above: Keys): void => {
    for (const [key, member] of members) {
      const keys = [...above, tuple ? Number(key) : key];
      if (typeof member === 'number') found[member] = keys;
      else visit(member, keys);
    }
  };
  visit(shape, []);
  return found;
}
