import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberAt, Packing, putAt } from '../../../../src/explore/engine/rows/packing.ts';
import { repack } from '../../../../src/explore/engine/rows/repack.ts';

/** How many values each slot has, and some rows. */
const tables = fc.array(fc.integer({ min: 1, max: 65_536 }), { minLength: 1, maxLength: 20 }).chain(counts =>
  fc.record({
    counts: fc.constant(counts),
    more: fc.tuple(...counts.map(count => fc.integer({ min: count, max: 65_536 }))),
    rows: fc.array(fc.tuple(...counts.map(count => fc.nat(count - 1))), { minLength: 1, maxLength: 5 }),
  }),
);

it('gives each slot the bits that its values need, and no slot two words', () => {
  const packing = new Packing([1, 2, 3, 4, 5, 65_536, 16, 17]);
  // 1 + 1 + 2 + 2 + 3 + 16 bits, and 4 in what is left of the word; then 5.
  expect(packing.words).toBe(2);
  expect(new Packing([65_536, 65_536]).words).toBe(1);
  expect(new Packing([65_536, 2, 65_536]).words).toBe(2);
});

it('holds as many values as the bits have', () => {
  const packing = new Packing([1, 5]);
  expect(packing.holds([2, 8])).toBe(true);
  expect(packing.holds([3, 1])).toBe(false);
  expect(packing.holds([1, 9])).toBe(false);
});

it('unpacks what it has packed', () => {
  fc.assert(
    fc.property(tables, ({ counts, rows }) => {
      const packing = new Packing(counts);
      for (const values of rows) {
        const row = Uint16Array.from(values);
        // What was there before is overwritten.
        const words = new Int32Array(packing.words).fill(-1);
        packing.pack(row, words);
        expect(packing.unpack(words, 0)).toEqual(row);
        expect(Array.from(packing.places, place => numberAt(words, 0, place))).toEqual(values);
      }
    }),
    { seed: 3 },
  );
});

it('puts a number where it belongs, and nowhere else', () => {
  const packing = new Packing([4, 65_536, 8, 65_536]);
  const words = new Int32Array(packing.words);
  packing.pack(Uint16Array.of(3, 65_535, 7, 65_535), words);
  putAt(words, packing.places[2] ?? 0, 2);
  expect([...packing.unpack(words, 0)]).toEqual([3, 65_535, 2, 65_535]);
});

it('packs rows in another way', () => {
  fc.assert(
    fc.property(tables, ({ counts, more, rows }) => {
      const before = new Packing(counts);
      const after = new Packing(more);
      const words = new Int32Array((rows.length + 1) * before.words);
      for (const [place, values] of rows.entries())
        before.pack(Uint16Array.from(values), words.subarray(place * before.words));
      const result = new Int32Array((rows.length + 1) * after.words);
      repack(words, rows.length, result, before, after);
      for (const [place, values] of rows.entries())
        expect([...after.unpack(result, place * after.words)]).toEqual(values);
      expect(result.subarray(rows.length * after.words).every(word => word === 0)).toBe(true);
    }),
    { seed: 3 },
  );
});
