import { pathOf } from '../../machine/path.ts';
import { ABSENT, Atoms, dataOf, type Leaf, refuseUnlessPlain, thawed } from './atom.ts';
import { type Coarseness, Coarser, FIXED } from './coarser.ts';
import { Untraceable } from './untraceable.ts';

/** A slot, or a deeper shape. */
export type Place = number | Shape;

/** A record or tuple of the context: each key leads to the slot of a leaf or to a deeper shape. */
export interface Shape {
  readonly path: string;
  readonly tuple: boolean;
  readonly members: ReadonlyMap<string, Place>;
}

/** A leaf that goes to a slot. */
export type SlotLeaf = readonly [slot: number, leaf: Leaf];

/**
 * The shape of a context. Its leaves are numbered (slots), so that a state is a row of leaves; its records and tuples are
 * not part of a state, since they never change. What has no fixed shape is a leaf as a whole.
 */
export class Layout {
  readonly shape: Shape;
  /** Where each slot is, as one would write it: `context.feature[0].owner`. */
  readonly paths: readonly string[];
  /** The leaves of the context that the layout was made from. */
  readonly initial: readonly Leaf[];
  /** The slots at the top whose members come and go. */
  readonly optional: ReadonlySet<number>;
  readonly #atoms: Atoms;

  /** @throws Untraceable that names the path of what tracing cannot follow */
  constructor(context: object, atoms = new Atoms(), { wholes, optional }: Coarseness = FIXED) {
    const paths: string[] = [];
    const initial: Leaf[] = [];
    const slotOf = (where: string, leaf: (slot: number) => Leaf): number => {
      const slot = paths.push(where) - 1;
      initial.push(leaf(slot));
      return slot;
    };
    const measure = (value: object, path: string, inside: readonly object[]): Shape => {
      refuseUnlessPlain(value, path);
      if (inside.includes(value)) throw new Untraceable(`${path} leads back to itself.`);
      const members = new Map<string, Place>();
      for (const [key, member] of Object.entries(value)) {
        const where = pathOf(path, key, Array.isArray(value));
        const isWhole = wholes.has(where) || (inside.length === 0 && optional.has(key));
        const place =
          isObject(member) && !isWhole
            ? measure(member, where, [...inside, value])
            : slotOf(where, slot => atoms.leafOf(slot, member, where));
        members.set(key, place);
      }
      return { path, tuple: Array.isArray(value), members };
    };
    const { members, ...top } = measure(context, 'context', []);
    const missing = [...optional].filter(key => !members.has(key));
    const added = missing.map(key => [key, slotOf(pathOf('context', key, false), () => ABSENT)] as const);
    this.shape = { ...top, members: new Map([...members, ...added]) };
    this.paths = paths;
    this.initial = initial;
    this.optional = new Set(
      [...this.shape.members].flatMap(([key, place]) =>
        typeof place === 'number' && optional.has(key) ? [place] : [],
      ),
    );
    this.#atoms = atoms;
  }

  /**
   * @param stays whether a value is what its place holds already
   * @param isOrdered whether a record that has its keys in another order is another one
   * @returns what a place holds when it is given a value
   * @throws Coarser where the value has another shape
   * @throws Untraceable
   */
  leavesOf(
    place: Place,
    value: unknown,
    path: string,
    stays: (value: object, shape: Shape) => boolean,
    isOrdered = true,
  ): SlotLeaf[] {
    if (typeof place === 'number') return [[place, this.#atoms.leafOf(place, value, path)]];
    if (!isObject(value)) throw new Coarser('wholes', path);
    if (stays(value, place)) return [];
    refuseUnlessPlain(value, path);
    const entries = Object.entries(value);
    if (Array.isArray(value) !== place.tuple || entries.length !== place.members.size)
      throw new Coarser('wholes', path);
    // Whoever lists the keys sees their order, which is that of the shape.
    const keys = place.members.keys();
    if (isOrdered && !entries.every(([key]) => key === keys.next().value)) throw new Coarser('wholes', path);
    return entries.flatMap(([key, member]) => {
      const below = place.members.get(key);
      if (below === undefined) throw new Coarser('wholes', path);
      return this.leavesOf(below, member, pathOf(path, key, place.tuple), stays, isOrdered);
    });
  }

  /**
   * @returns the leaves of a context of this shape, whatever the order of its keys, in the order of their slots
   * @throws Coarser where it has another shape
   */
  flatten(context: object): Leaf[] {
    const leaves: Leaf[] = [];
    const entries = new Map(Object.entries(context));
    for (const [key, place] of this.shape.members) {
      if (typeof place === 'number' && this.optional.has(place) && !entries.has(key)) leaves[place] = ABSENT;
      else if (!entries.has(key)) throw new Coarser('optional', key);
      else
        for (const [slot, leaf] of this.leavesOf(
          place,
          entries.get(key),
          `context.${key}`,
          () => false,
          false,
        ))
          leaves[slot] = leaf;
      entries.delete(key);
    }
    for (const key of entries.keys()) throw new Coarser('optional', key);
    return leaves;
  }

  /** The plain context that has these leaves. */
  build(leaves: readonly Leaf[]): Record<string, unknown> {
    const make = (shape: Shape): Record<string, unknown> => Object.fromEntries(entriesOf(shape));
    const entriesOf = (shape: Shape): [string, unknown][] =>
      Array.from(shape.members).flatMap(([key, member]): [string, unknown][] => {
        if (typeof member === 'number')
          return leaves[member] === ABSENT ? [] : [[key, thawed(dataOf(leaves[member]))]];
        return [[key, member.tuple ? entriesOf(member).map(([, value]) => value) : make(member)]];
      });
    return make(this.shape);
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
