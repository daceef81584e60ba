import { pathOf } from '../../machine/path.ts';
import { Untraceable } from './untraceable.ts';

/** What a leaf of a context may hold. */
export type Leaf = string | number | boolean | null;

/** A record or tuple of the context: each key leads to the slot of a leaf or to a deeper shape. */
export interface Shape {
  readonly path: string;
  readonly tuple: boolean;
  readonly members: ReadonlyMap<string, number | Shape>;
}

/**
 * The fixed shape of a context. Its leaves are numbered (slots), so that a state is a row of leaves;
 * its records and tuples are not part of a state, since they never change.
 */
export class Layout {
  readonly shape: Shape;
  /** Where each slot is, as one would write it: `context.feature[0].owner`. */
  readonly paths: readonly string[];
  /** The leaves of the context that the layout was made from. */
  readonly initial: readonly Leaf[];

  /**
   * @throws Untraceable that names the path of whatever is no record, tuple or leaf
   */
  constructor(context: object) {
    const paths: string[] = [];
    const initial: Leaf[] = [];
    const measure = (value: object, path: string, inside: readonly object[]): Shape => {
      refuseUnlessPlain(value, path);
      if (inside.includes(value))
        throw new Untraceable(`${path} leads back to itself. A context has to be a tree.`);
      const members = new Map<string, number | Shape>();
      for (const [key, member] of Object.entries(value)) {
        const where = pathOf(path, key, Array.isArray(value));
        if (isObject(member)) {
          members.set(key, measure(member, where, [...inside, value]));
        } else {
          initial.push(leafOf(member, where));
          members.set(key, paths.length);
          paths.push(where);
        }
      }
      return { path, tuple: Array.isArray(value), members };
    };
    this.shape = measure(context, 'context', []);
    for (const member of this.shape.members.values()) {
      if (typeof member === 'number') {
        throw new Untraceable(
          `${paths[member]} is a leaf at the top of the context, where a change cannot be followed. ` +
            'Put it into a record.',
        );
      }
    }
    this.paths = paths;
    this.initial = initial;
  }

  /**
   * @returns the leaves of a context of this shape, in the order of their slots
   * @throws Untraceable that names the path where the context has another shape
   */
  flatten(context: object): Leaf[] {
    const leaves: Leaf[] = [];
    const read = (value: unknown, shape: Shape): void => {
      if (!isObject(value)) throw changed(shape.path, `it holds ${nameOf(value)}`);
      refuseUnlessPlain(value, shape.path);
      if (Array.isArray(value) !== shape.tuple) throw changed(shape.path, `it holds ${nameOf(value)}`);
      const entries = Object.entries(value);
      for (const [key, member] of entries) {
        const place = shape.members.get(key);
        const where = pathOf(shape.path, key, shape.tuple);
        if (place === undefined) throw changed(where, 'it was not there at first');
        if (typeof place === 'number') leaves[place] = leafOf(member, where);
        else read(member, place);
      }
      if (entries.length < shape.members.size) throw changed(shape.path, 'it has lost a member');
    };
    read(context, this.shape);
    return leaves;
  }

  /** The plain context that has these leaves. */
  build(leaves: readonly Leaf[]): Record<string, unknown> {
    const make = (shape: Shape): Record<string, unknown> => Object.fromEntries(entriesOf(shape));
    const entriesOf = (shape: Shape): [string, unknown][] =>
      Array.from(shape.members, ([key, member]) => {
        if (typeof member === 'number') return [key, leaves[member]];
        return [key, member.tuple ? entriesOf(member).map(([, value]) => value) : make(member)];
      });
    return make(this.shape);
  }
}

/**
 * @param path where the leaf is to be, for the error
 * @throws Untraceable when the value cannot be a leaf
 */
export function leafOf(value: unknown, path: string): Leaf {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new Untraceable(
    `${path} holds ${nameOf(value)}. A leaf of the context may be a boolean, a finite number, a string or null` +
      `${value === undefined ? ': use null for "none"' : ''}.`,
  );
}

function refuseUnlessPlain(value: object, path: string): void {
  refuseHidden(value, path);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value)) {
    if (prototype === Array.prototype && Object.keys(value).length === value.length) return;
    throw new Untraceable(`${path} is an array with holes or of a class of its own. Use a plain tuple.`);
  }
  if (prototype === Object.prototype || prototype === null) return;
  throw new Untraceable(
    `${path} holds ${nameOf(value)}. A context is made of plain records, tuples of fixed length and leaves; ` +
      'keep it plain JSON.',
  );
}

/** Keys that nothing here would follow. */
function refuseHidden(value: object, path: string): void {
  const [symbol] = Object.getOwnPropertySymbols(value);
  const hidden = Object.hasOwn(value, '__proto__') ? '__proto__' : symbol;
  if (hidden === undefined) return;
  throw new Untraceable(
    `${path} has the key ${String(hidden)}. Keys are texts, and __proto__ is none of them.`,
  );
}

function changed(path: string, how: string): Untraceable {
  return new Untraceable(
    `The shape of the context has changed at ${path}: ${how}. ` +
      'Records and tuples keep the members they start with; use a leaf to tell whether one is in use.',
  );
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a tuple';
  if (isObject(value)) {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== 'Object' ? `an instance of ${name}` : 'a record';
  }
  if (typeof value === 'function') return 'a function';
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
