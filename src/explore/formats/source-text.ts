import { isPlain } from '../machine/comparable.ts';
import { orderedText } from '../machine/data-text.ts';

/** Data as an expression of JavaScript that makes it. What no expression can make, such as a function, is its text. */
export function sourceText(data: unknown): string {
  return sourceWithin(data, []);
}

/** @param around the records that `data` is in, from the outermost on */
function sourceWithin(data: unknown, around: readonly object[]): string {
  if (typeof data === 'function' || typeof data === 'symbol') return JSON.stringify(orderedText(data));
  // Numbers, bigints and `undefined` are written as they are shown.
  if (typeof data !== 'object' || data === null) return orderedText(data);
  if (around.includes(data)) return JSON.stringify(`<level ${around.indexOf(data)}>`);
  const within = [...around, data];
  const source = (part: unknown) => sourceWithin(part, within);
  const list = (all: Iterable<unknown>) => `[${Array.from(all, source).join()}]`;
  if (Array.isArray(data)) return list(data);
  if (data instanceof Map) return `new Map(${list(data)})`;
  if (data instanceof Set) return `new Set(${list(data)})`;
  if (data instanceof Date) return `new Date(${data.getTime()})`;
  if (data instanceof Error) return errorSource(data, source);
  if (!isPlain(data)) return JSON.stringify(orderedText(data));
  // `__proto__: ...` in a literal would not be a member.
  const name = (key: string) => (key === '__proto__' ? '["__proto__"]' : JSON.stringify(key));
  return `{${Object.entries(data).map(([key, value]) => `${name(key)}:${source(value)}`)}}`;
}

function errorSource(error: Error, source: (part: unknown) => string): string {
  const { name, message, cause } = error;
  const options = cause === undefined ? '' : `,{"cause":${source(cause)}}`;
  const made = `new Error(${JSON.stringify(message)}${options})`;
  const members = { ...(name === 'Error' ? {} : { name }), ...error };
  return Object.keys(members).length === 0 ? made : `Object.assign(${made},${source(members)})`;
}
