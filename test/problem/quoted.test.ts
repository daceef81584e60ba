import { expect, test } from 'vitest';
import { quoted } from '../../src/problem/quoted.ts';

test.each([
  ['a "b"\n', '"a \\"b\\"\\n"'],
  ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [true, 'true'],
  [null, 'null'],
  [['a'], 'a list'],
  [{ a: 1 }, 'a map'],
])('%j is shown as %s', (value, shown) => {
  expect(quoted(value)).toBe(shown);
});
