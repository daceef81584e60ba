import { isActor } from './environment/actor-path.ts';
import { pathOf } from './path.ts';

/** Data of which nothing tells whether two states that hold it are one. */
export interface Incomparable {
  /** Where it is, as one would write it. */
  readonly path: string;
  /** In words. */
  readonly kind: string;
}

/**
 * @param path where the data is, as one would write it
 * @throws an Error with the path of all that cannot be compared
 */
export function refuseIncomparable(data: unknown, path: string): void {
  const found = incomparableIn(data, path);
  if (found.length === 0) return;
  const places = found.map(({ path, kind }) => `${path} holds ${kind}`);
  throw new Error(
    `${places.join(', ')}, and nothing tells it from another one. ` +
      'Keep plain data in the context, or say by `view` what of a state is to be compared.',
  );
}

export function incomparableIn(data: unknown, path: string): Incomparable[] {
  const found: Incomparable[] = [];
  look(data, path, { seen: new Set(), found });
  return found;
}

interface Look {
  /** Records that were looked at, or that lead here. */
  readonly seen: Set<object>;
  readonly found: Incomparable[];
}

function look(data: unknown, path: string, so: Look): void {
  const { seen, found } = so;
  if (typeof data === 'function' || typeof data === 'symbol') found.push({ path, kind: kindOf(data) });
  if (typeof data !== 'object' || data === null || seen.has(data)) return;
  seen.add(data);
  if (data instanceof Map) {
    let place = 0;
    for (const [key, value] of data) {
      look(key, `${path}.keys()[${place}]`, so);
      look(value, `${path}.values()[${place++}]`, so);
    }
    return;
  }
  if (data instanceof Set) {
    for (const [place, value] of [...data].entries()) look(value, `${path}.values()[${place}]`, so);
    return;
  }
  if (data instanceof Date || data instanceof RegExp || isActor(data)) return;
  if (!isPlain(data) && !(data instanceof Error)) {
    found.push({ path, kind: kindOf(data) });
    return;
  }
  if (data instanceof Error) look(data.cause, `${path}.cause`, so);
  for (const [key, value] of Object.entries(data)) look(value, pathOf(path, key, Array.isArray(data)), so);
}

/** Whether it is a record or an array, and no instance of a class of its own. */
export function isPlain(data: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(data);
  if (Array.isArray(data)) return prototype === Array.prototype;
  return prototype === Object.prototype || prototype === null;
}

/** What a value is, in words. */
export function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== 'Object' ? `an instance of ${name}` : 'a record';
  }
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
