import { dataText } from './data-text.ts';
import { pathOf } from './path.ts';

/** What one piece of data has otherwise than another, a line each: `context.owner.disk: 0 -> 1`. */
export function changes(before: unknown, after: unknown, path: string): string[] {
  if (dataText(before) === dataText(after)) return [];
  const isTuple = Array.isArray(before) && Array.isArray(after);
  if (!isTuple && !(isRecord(before) && isRecord(after)))
    return [`${path}: ${textOf(before)} -> ${textOf(after)}`];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap(key =>
    changes(Reflect.get(before, key), Reflect.get(after, key), pathOf(path, key, isTuple)),
  );
}

function textOf(data: unknown): string {
  return data === undefined ? 'nothing' : dataText(data);
}

function isRecord(data: unknown): data is object {
  if (typeof data !== 'object' || data === null) return false;
  const prototype: unknown = Object.getPrototypeOf(data);
  return prototype === Object.prototype || prototype === null;
}
