import { orderedText } from '../../../explore/index.ts';
import { visible } from '../../../problem/visible.ts';
import type { StandView } from '../protocol.ts';

/** Each member of a context, records leaf by leaf and lists as they are, beside what it was before. */
export function factsOf(before: object, now: object): StandView['facts'] {
  const earlier = new Map(leavesOf(before, ''));
  return leavesOf(now, '').map(([path, text]) => ({ path, now: text, before: earlier.get(path) ?? null }));
}

function leavesOf(value: object, around: string): (readonly [path: string, text: string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const path = around === '' ? visible(key) : `${around}.${visible(key)}`;
    return isRecord(inner) ? leavesOf(inner, path) : [[path, visible(orderedText(inner))] as const];
  });
}

/** One that has members: of an empty one there would be nothing to be seen. */
function isRecord(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.keys(value).length > 0;
}
