import type { Leaf } from '../rows/atom.ts';

/** New names for old ones; a name that is not there stays. */
export type Renaming = ReadonlyMap<string, string>;

/** Groups of names that may be exchanged with each other. */
export class Symmetry {
  readonly groups: readonly (readonly string[])[];
  readonly #groupOf = new Map<string, number>();

  /** @throws an Error when a name stands in two places */
  constructor(groups: readonly (readonly string[])[]) {
    this.groups = groups.filter(({ length }) => length > 1);
    for (const [group, names] of this.groups.entries()) {
      for (const name of names) {
        if (this.#groupOf.has(name)) throw new Error(`"${name}" stands twice among the symmetric names.`);
        this.#groupOf.set(name, group);
      }
    }
  }

  /** The group of a name. */
  groupOf(name: string): number | undefined {
    return this.#groupOf.get(name);
  }

  /** The group of the name that a leaf is, if it is one. */
  groupIn(leaf: Leaf): number | undefined {
    return typeof leaf === 'string' ? this.#groupOf.get(leaf) : undefined;
  }
}

/** The leaf under other names. */
export function renamed(leaf: Leaf, renaming: Renaming): Leaf {
  return typeof leaf === 'string' ? (renaming.get(leaf) ?? leaf) : leaf;
}

/** Every way to give the names to each other, the one that changes nothing first. */
export function permutations(names: readonly string[]): string[][] {
  if (names.length === 0) return [[]];
  return names.flatMap((name, place) => permutations(names.toSpliced(place, 1)).map(rest => [name, ...rest]));
}
