import { isActor } from './environment/actor-path.ts';
import { pathOf } from './path.ts';

/**
 * @param path where the data is, as one would write it
 * @throws an Error with the path of what cannot be compared: nothing tells whether two states that hold it are one
 */
export function refuseIncomparable(data: unknown, path: string): void {
  look(data, path, new Set());
}

/** @param seen records that were looked at, or that lead here */
function look(data: unknown, path: string, seen: Set<object>): void {
  if (typeof data === 'function' || typeof data === 'symbol') throw incomparable(data, path);
  if (typeof data !== 'object' || data === null || seen.has(data)) return;
  seen.add(data);
  if (data instanceof Map) {
    let place = 0;
    for (const [key, value] of data) {
      look(key, `${path}.keys()[${place}]`, seen);
      look(value, `${path}.values()[${place++}]`, seen);
    }
    return;
  }
  if (data instanceof Set) {
    for (const [place, value] of [...data].entries()) look(value, `${path}.values()[${place}]`, seen);
    return;
  }
  if (data instanceof Date || data instanceof RegExp || isActor(data)) return;
  if (!isPlain(data) && !(data instanceof Error)) throw incomparable(data, path);
  if (data instanceof Error) look(data.cause, `${path}.cause`, seen);
  for (const [key, value] of Object.entries(data)) look(value, pathOf(path, key, Array.isArray(data)), seen);
}

/** Whether it is a record or an array, and no instance of a class of its own. */
function isPlain(data: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(data);
  if (Array.isArray(data)) return prototype === Array.prototype;
  return prototype === Object.prototype || prototype === null;
}

/** What a value is, in words. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) {
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== 'Object' ? `an instance of ${name}` : 'a record';
  }
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'bigint') return `${value}n`;
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}

function incomparable(value: unknown, path: string): Error {
  return new Error(
    `${path} holds ${kindOf(value)}, and nothing tells it from another one. ` +
      'Keep plain data in the context, or say by `view` what of a state is to be compared.',
  );
}
