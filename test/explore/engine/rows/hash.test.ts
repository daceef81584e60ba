import { expect, it } from 'vitest';
import { hashOf, scrambled } from '../../../../src/explore/engine/rows/hash.ts';

it('is updated by what is written', () => {
  const words = Int32Array.of(9, 1, -2, 3);
  const before = hashOf(words, 1, 3);
  const after = before ^ scrambled(-2, 1) ^ scrambled(77, 1);
  words[2] = 77;
  expect(hashOf(words, 1, 3)).toBe(after);
});

it('tells all words of one place apart, and the places of a word', () => {
  const hashes = new Set<number>();
  for (let word = 0; word < 100_000; word++) hashes.add(scrambled(word << 12, 0));
  expect(hashes.size).toBe(100_000);
  expect(new Set([0, 1, 2, 3].map(place => scrambled(5, place))).size).toBe(4);
});
