import type { SymmetricSlots } from './symmetric-slots.ts';
import { permutations, type Renaming, type Symmetry } from './symmetry.ts';

/** The largest group of which every permutation is tried. */
const MOST_NAMES = 5;
/** The most renamings that are tried: two such groups. */
const MOST_RENAMINGS = 120 * 120;

/**
 * How each group of symmetric names is dealt with.
 *
 * Where the names of a group are nothing but keys, and one of them leads to a slot, exchanging them exchanges
 * whole blocks of slots: the blocks are *sorted*. All other groups are *tried*, permutation by permutation. So is a
 * group that was sorted from when one of its names first stands in a leaf.
 */
export interface Exchanges {
  /** Of each group that is sorted: the slots of each name, in the same order. */
  readonly sorted: readonly (readonly (readonly number[])[])[];
  /** The same of each group that was sorted, and is tried. */
  readonly late: readonly (readonly (readonly number[])[])[];
  /** Every renaming that is to be tried, but for the one that changes nothing. */
  readonly renamings: readonly Renaming[];
}

/**
 * The groups that are sorted as long as no leaf holds their names. Which they are is decided once: what is the least
 * row must not change when a name turns up in a leaf later.
 *
 * @param inLeaves the groups whose names some leaf holds from the beginning
 */
export function simpleGroups(
  symmetry: Symmetry,
  slots: SymmetricSlots,
  inLeaves: ReadonlySet<number>,
): readonly number[] {
  const simple: number[] = [];
  for (const group of symmetry.groups.keys()) {
    const isSimple = slots.domains.every((_, slot) => {
      const count = slots.count(slot, group);
      return count === 0 || (count === 1 && simple.every(other => slots.count(slot, other) === 0));
    });
    if (isSimple && !inLeaves.has(group)) simple.push(group);
  }
  return simple;
}

/**
 * @param simple see `simpleGroups`
 * @param inLeaves the groups whose names some leaf holds by now
 * @throws an Error when a group that has to be tried is too large
 */
export function exchangesOf(
  symmetry: Symmetry,
  slots: SymmetricSlots,
  simple: readonly number[],
  inLeaves: ReadonlySet<number>,
): Exchanges {
  const sorted = simple.filter(group => !inLeaves.has(group));
  const late = simple.filter(group => inLeaves.has(group));
  const tried = [...symmetry.groups.keys()].filter(group => !sorted.includes(group));
  return {
    sorted: sorted.map(group => slots.blocks(group)),
    late: late.map(group => slots.blocks(group)),
    renamings: renamingsOf(symmetry, tried),
  };
}

function renamingsOf(symmetry: Symmetry, groups: readonly number[]): Renaming[] {
  let renamings: Renaming[] = [new Map()];
  for (const group of groups) {
    const members = symmetry.groups[group];
    if (members.length > MOST_NAMES) {
      throw new Error(
        `${members.length} names are said to be symmetric (${members.join(', ')}), and they stand in leaves of the context ` +
          `or lead to a slot together, so that all their permutations have to be tried: for at most ${MOST_NAMES} ` +
          'names. Leave some of them out, or keep them out of the leaves.',
      );
    }
    const ways = permutations(members).map(way => members.map((name, place) => [name, way[place]] as const));
    renamings = renamings.flatMap(before => ways.map(way => new Map([...before, ...way])));
    if (renamings.length > MOST_RENAMINGS) {
      throw new Error(
        `The symmetric names can be exchanged in more than ${MOST_RENAMINGS.toLocaleString('en')} ways, too many ` +
          'to try. Leave some of them out.',
      );
    }
  }
  return renamings.slice(1);
}
