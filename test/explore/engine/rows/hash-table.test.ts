import { expect, it } from 'vitest';
import { scrambled } from '../../../../src/explore/engine/rows/hash.ts';
import { HashTable } from '../../../../src/explore/engine/rows/hash-table.ts';
import { Memory } from '../../../../src/explore/run/memory.ts';

/** The states with a hash, in the order in which they are looked at. */
function find({ segments, shift, mask }: HashTable, hash: number): number[] {
  const segment = segments[(hash >>> 1) >>> shift] ?? new Int32Array();
  const found: number[] = [];
  for (let place = hash & mask; segment[2 * place] !== 0; place = (place + 1) & mask) {
    if (segment[2 * place + 1] === hash) found.push((segment[2 * place] ?? 0) - 1);
  }
  return found;
}

it('finds what was added while it doubles, and then splits', () => {
  const table = new HashTable(new Memory());
  const count = 400_000;
  const hash = (state: number) => scrambled(state, 0);
  for (let state = 0; state < count; state++) table.add(hash(state), state);
  expect(table.segments.length).toBeGreaterThan(3);
  let missing = 0;
  for (let state = 0; state < count; state++) if (!find(table, hash(state)).includes(state)) missing++;
  expect(missing).toBe(0);
  expect(find(table, scrambled(count, 0))).toEqual([]);
});

it('keeps states of one hash apart', () => {
  const table = new HashTable(new Memory());
  for (const state of [5, 6, 7]) table.add(-1, state);
  expect(find(table, -1)).toEqual([5, 6, 7]);
});
