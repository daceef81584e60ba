import { allocated } from './memory.ts';

/**
 * A copy with room for at least `least` numbers, and for twice as many as before, so that growth stays cheap. For
 * arrays that do not grow with the number of states.
 *
 * @throws OutOfMemory where there is none for it
 */
export function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  return allocated(() => {
    const copy = new Int32Array(Math.max(array.length * 2, least));
    copy.set(array);
    return copy;
  });
}
