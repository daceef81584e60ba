import { isPlain, kindOf } from '../../machine/comparable.ts';
import { orderedText } from '../../machine/data-text.ts';
import { pathOf } from '../../machine/path.ts';
import { Untraceable } from './untraceable.ts';

/** A value that a slot holds as a whole: an array, a record, or one that `===` does not tell. One for each structure. */
export class Atom {
  /** Frozen, with all that is below it. */
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }
}

/** What a leaf of a context may hold. */
export type Leaf = string | number | boolean | null | Atom;

/** What an optional member holds where it is not there. */
export const ABSENT = new Atom(undefined);

const UNDEFINED = new Atom(undefined);
const MINUS_ZERO = new Atom(-0);

/** The leaves that values are, by slot: two slots never share an object. */
export class Atoms {
  /** Whether some leaf is a record or an array. */
  holdObjects = false;
  readonly #known = new Map<string, Atom>();
  readonly #check: (value: unknown) => void;

  /** @param check throws where a record or an array cannot be kept whole */
  constructor(check: (value: unknown) => void = () => {}) {
    this.#check = check;
  }

  /**
   * @param path where the value is, for the error
   * @throws Untraceable where nothing keeps the value from being changed in place, or it cannot be compared
   */
  leafOf(slot: number, value: unknown, path: string): Leaf {
    switch (typeof value) {
      case 'string':
      case 'boolean':
        return value;
      case 'number':
        return Object.is(value, -0) ? MINUS_ZERO : value;
      case 'undefined':
        return UNDEFINED;
      default:
        return value === null ? null : this.#atomOf(slot, value, path);
    }
  }

  #atomOf(slot: number, value: unknown, path: string): Atom {
    refuseUnlessFrozen(value, path, []);
    const text = `${slot} ${orderedText(value)}`;
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#check(value);
    if (typeof value === 'object') this.holdObjects = true;
    const atom = new Atom(frozen(value));
    this.#known.set(text, atom);
    return atom;
  }
}

/** The value itself. */
export function dataOf(leaf: Leaf): unknown {
  return leaf instanceof Atom ? leaf.value : leaf;
}

/** A copy that may be changed. */
export function thawed(value: unknown): unknown {
  return copied(value, copy => copy);
}

/** A copy in which equal records and arrays are one. @param known by their texts: those that stand for their equals */
export function shared(value: unknown, known: Map<string, object>): unknown {
  return copied(value, copy => {
    const text = orderedText(copy);
    const first = known.get(text) ?? copy;
    known.set(text, first);
    return first;
  });
}

function frozen(value: unknown): unknown {
  return copied(value, copy => Object.freeze(copy));
}

/** @param seal told of each record and array when all below it is done; what it returns takes its place */
function copied(value: unknown, seal: (copy: object) => object): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Error) return value;
  if (Array.isArray(value)) return seal(value.map(item => copied(item, seal)));
  const copy: Record<string, unknown> = Object.create(Object.getPrototypeOf(value));
  for (const [key, member] of Object.entries(value)) copy[key] = copied(member, seal);
  return seal(copy);
}

/** @param inside the records that the value is in */
function refuseUnlessFrozen(value: unknown, path: string, inside: readonly object[]): void {
  if (typeof value === 'function' || typeof value === 'symbol') throw strange(value, path);
  if (typeof value !== 'object' || value === null || value instanceof Error) return;
  if (inside.includes(value)) throw new Untraceable(`${path} leads back to itself.`);
  refuseUnlessPlain(value, path);
  for (const [key, member] of Object.entries(value))
    refuseUnlessFrozen(member, pathOf(path, key, Array.isArray(value)), [...inside, value]);
}

/** @throws Untraceable unless it is a record or an array whose members can all be seen */
export function refuseUnlessPlain(value: object, path: string): void {
  if (!isPlain(value)) throw strange(value, path);
  const [symbol] = Object.getOwnPropertySymbols(value);
  if (symbol !== undefined || Object.hasOwn(value, '__proto__'))
    throw new Untraceable(`${path} has the key ${symbol === undefined ? '__proto__' : String(symbol)}.`);
  if (Array.isArray(value) && Object.keys(value).length !== value.length)
    throw new Untraceable(`${path} is an array with holes, or with members of its own.`);
}

function strange(value: unknown, path: string): Untraceable {
  return new Untraceable(`${path} holds ${kindOf(value)}, which tracing cannot follow.`);
}
