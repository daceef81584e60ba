import { isPlain } from '../machine/comparable.ts';
import { orderedText } from '../machine/data-text.ts';

/**
 * Any data as data that JSON can hold, unlike for what is unlike. What JSON can say is itself. What it leaves out or runs together is a
 * record with one member, whose name begins with `$`: `{"$Error": "not found"}`, `{"$Map": [[key, value]]}`, `{"$Set": [value]}`,
 * `{"$Date": "2026-01-01T00:00:00.000Z"}`, `{"$undefined": true}`, `{"$number": "NaN"}`, `{"$bigint": "1"}`. A record that looks like
 * one of these is `{"$record": [[key, value]]}`; what has none of these forms is told by `{"$text": "..."}`.
 */
export function written(data: unknown): unknown {
  return writtenWithin(data, []);
}

/** @param around the records that `data` is in, from the outermost on */
function writtenWithin(data: unknown, around: readonly object[]): unknown {
  switch (typeof data) {
    case 'string':
    case 'boolean':
      return data;
    case 'number':
      return Number.isFinite(data) && !Object.is(data, -0) ? data : { $number: orderedText(data) };
    case 'undefined':
      return { $undefined: true };
    case 'bigint':
      return { $bigint: String(data) };
    case 'object':
      return data === null ? null : writtenObject(data, around);
    default:
      return { $text: orderedText(data) };
  }
}

function writtenObject(data: object, around: readonly object[]): unknown {
  const within = [...around, data];
  const inner = (part: unknown) => writtenWithin(part, within);
  const pairs = (all: Iterable<readonly [unknown, unknown]>) =>
    Array.from(all, ([key, value]) => [inner(key), inner(value)]);
  if (around.includes(data)) return { $text: `<level ${around.indexOf(data)}>` };
  if (Array.isArray(data)) return Array.from(data, inner);
  if (data instanceof Map) return { $Map: pairs(data) };
  if (data instanceof Set) return { $Set: Array.from(data, inner) };
  if (data instanceof Date)
    return { $Date: Number.isNaN(data.getTime()) ? 'Invalid Date' : data.toISOString() };
  if (data instanceof Error) return { $Error: writtenError(data, inner) };
  if (!isPlain(data) || Object.getOwnPropertySymbols(data).length > 0) return { $text: orderedText(data) };
  const entries = Object.entries(data);
  if (entries.length === 1 && entries[0]?.[0].startsWith('$') === true) return { $record: pairs(entries) };
  return Object.fromEntries(entries.map(([key, value]) => [key, inner(value)]));
}

/** Of one that has a message alone, the message. */
function writtenError(error: Error, inner: (part: unknown) => unknown): unknown {
  const members = Object.entries(error);
  const { name, message, cause } = error;
  if (name === 'Error' && cause === undefined && members.length === 0) return message;
  return {
    name,
    message,
    ...(cause === undefined ? {} : { cause: inner(cause) }),
    ...(members.length === 0 ? {} : { members: inner({ ...error }) }),
  };
}
