import { visible } from '../../../problem/visible.ts';
import { textOf } from '../../../uses/step-machine/changes.ts';
import type { StandView } from '../protocol.ts';

/** Each member of a context, records leaf by leaf and lists as they are, beside what it was before. */
export function factsOf(before: object, now: object): StandView['facts'] {
  const earlier = new Map(leavesOf(before, ''));
  return leavesOf(now, '').map(([path, text]) => ({ path, now: text, before: earlier.get(path) ?? null }));
}

function leavesOf(value: object, around: string): (readonly [path: string, text: string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const path = around === '' ? visible(key) : `${around}.${visible(key)}`;
    return isRecord(inner) ? leavesOf(inner, path) : [[path, visible(textOf(inner))] as const];
  });
}

/** One that has members: of an empty one there would be nothing to be seen. */
function isRecord(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}
