import { expect, it } from 'vitest';
import { hashOf } from '../../../../src/explore/engine/rows/hash.ts';
import { RowStore } from '../../../../src/explore/engine/rows/row-store.ts';
import { KnownRows } from '../../../../src/explore/engine/runner/known-rows.ts';
import { Memory } from '../../../../src/explore/run/memory.ts';

it('finds what was there when it was told of the rows, and nothing that was added since', () => {
  const store = new RowStore([40_000], new Memory());
  const add = (value: number) => store.add(hashOf(Int32Array.of(value), 0, 1), Int32Array.of(value), -1, 0);
  for (let value = 0; value < 20_000; value++) add(value);
  store.share();
  const known = new KnownRows();
  known.width = store.packing.words;
  known.size = store.size;
  known.table = { segments: store.table.segments, shift: store.table.shift, mask: store.table.mask };
  for (const [chunk, words] of store.chunks.entries()) known.chunks[chunk] = words;
  for (let value = 20_000; value < 40_000; value++) add(value);
  const find = (value: number) => known.find(hashOf(Int32Array.of(value), 0, 1), Int32Array.of(value));
  const all = Array.from({ length: 40_000 }, (_, value) => value);
  expect(all.filter(value => find(value) !== (value < 20_000 ? value : -1))).toEqual([]);
});
