import { expect, test } from 'vitest';
import { shortened } from '../../src/problem/shortened.ts';

test.each([
  ['abc', 3, 'abc'],
  ['abcd', 3, 'abc…'],
  ['😀😀😀', 3, '😀😀😀'],
  ['😀😀😀😀', 3, '😀😀😀…'],
])('%s to %i characters', (text, longest, short) => {
  expect(shortened(text, longest)).toBe(short);
});
