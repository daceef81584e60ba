import { failedIn } from '../engine/failed-in.ts';
import type { Space } from '../engine/space.ts';
import { type Interruptible, STRETCH } from '../run/interruptible.ts';

/** @returns by state: 1 where the condition is met */
export function* marks(
  size: number,
  isMet: (state: number) => boolean,
): Interruptible<Uint8Array<ArrayBuffer>> {
  const marked = new Uint8Array(size);
  let state = 0;
  try {
    for (; state < size; state++) {
      if ((state & STRETCH) === 0) yield;
      if (isMet(state)) marked[state] = 1;
    }
  } catch (error) {
    throw failedIn(state, error);
  }
  return marked;
}

/** @returns whether the predicate holds in some state */
export function* holdsSomewhere(space: Space, predicate: number): Interruptible<boolean> {
  let state = 0;
  try {
    for (; state < space.size; state++) {
      if ((state & STRETCH) === 0) yield;
      if (space.holds(predicate, state)) return true;
    }
  } catch (error) {
    throw failedIn(state, error);
  }
  return false;
}

export function countOf(marked: Uint8Array): number {
  let count = 0;
  for (const mark of marked) count += mark;
  return count;
}
