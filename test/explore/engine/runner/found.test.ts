import { expect, it } from 'vitest';
import { Found } from '../../../../src/explore/engine/runner/found.ts';

it('numbers rows in the order in which they turn up, those of one hash apart, and forgets them all', () => {
  const found = new Found();
  found.clear(2);
  const rows = Array.from({ length: 5000 }, (_, row) => Int32Array.of(row >> 1, row & 1));
  expect(rows.map(row => found.add(row[0] ?? 0, row))).toEqual([...rows.keys()]);
  expect(rows.map(row => found.add(row[0] ?? 0, row))).toEqual([...rows.keys()]);
  found.clear(1);
  expect(found.count).toBe(0);
  expect([7, 8, 7].map(word => found.add(word, Int32Array.of(word)))).toEqual([0, 1, 0]);
});
