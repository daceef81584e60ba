import { orderedText } from '../../explore/index.ts';

/** What has become of a part of a context. */
export interface Change {
  /** Such as `items[1].price`. */
  readonly path: string;
  /** `null`: it is not there any more. */
  readonly now: string | null;
}

/** What tells one context from another, leaf by leaf; a list that has another length is told as a whole. */
export function changesBetween(before: unknown, after: unknown, path = ''): Change[] {
  if (before === after) return [];
  const isList = Array.isArray(before) && Array.isArray(after) && before.length === after.length;
  if (!isList && !(isRecord(before) && isRecord(after)))
    return orderedText(before) === orderedText(after) ? [] : [{ path, now: orderedText(after) }];
  const old = new Map(Object.entries(before));
  const now = new Map(Object.entries(after));
  const nameOf = (key: string) => (isList ? `${path}[${key}]` : `${path}${path === '' ? '' : '.'}${key}`);
  return [
    ...[...old.keys()].filter(key => !now.has(key)).map(key => ({ path: nameOf(key), now: null })),
    ...[...now].flatMap(([key, value]) =>
      old.has(key)
        ? changesBetween(old.get(key), value, nameOf(key))
        : [{ path: nameOf(key), now: orderedText(value) }],
    ),
  ];
}

function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
