/**
 * The hash of a packed row is the exclusive-or of its words, each scrambled by its place, so that the hash of a
 * successor costs only the words that were written.
 */
export function hashOf(words: Int32Array, base: number, count: number): number {
  let hash = 0;
  for (let place = 0; place < count; place++) hash ^= scrambled(words[base + place], place);
  return hash;
}

/** The finalizer of MurmurHash3: it spreads every bit of a word over the whole hash. */
export function scrambled(word: number, place: number): number {
  let hash = word ^ Math.imul(place + 1, 0x9e3779b9);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
