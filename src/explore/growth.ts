/** A copy with room for at least `least` numbers, and for twice as many as before, so that growth stays cheap. */
export function grown(array: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const copy = new Int32Array(Math.max(array.length * 2, least));
  copy.set(array);
  return copy;
}
