import { expect, it } from 'vitest';
import { Packing } from '../../../../src/explore/engine/rows/packing.ts';
import { DecisionTrees } from '../../../../src/explore/engine/traced/decision-tree.ts';
import { Offers } from '../../../../src/explore/engine/traced/offers.ts';

const PACKING = new Packing([4, 4]);

function packed(...row: number[]): Int32Array {
  const words = new Int32Array(PACKING.words);
  PACKING.pack(Uint16Array.from(row), words);
  return words;
}

function planted() {
  const trees = new DecisionTrees(PACKING);
  const [up, down] = [trees.plant(), trees.plant()];
  for (let value = 0; value < 4; value++) {
    trees.insert(up, [0], Uint16Array.of(value, 0), value === 3 ? 0 : 5);
    trees.insert(down, [0], Uint16Array.of(value, 0), value === 0 ? 0 : 6);
  }
  return { trees, up, down, offers: new Offers(trees) };
}

it('gives equal offers one number', () => {
  const { offers, up, down } = planted();
  expect([offers.add([8, up, 9, down]), offers.add([9, down]), offers.add([8, up, 9, down])]).toEqual([
    0, 1, 0,
  ]);
  expect(offers.events(0)).toEqual([8, 9]);
});

it('says what is taken, before and after there are tables', () => {
  const { offers, up, down } = planted();
  const offer = offers.add([8, up, 9, down]);
  for (let n = 0; n < 1000; n++) {
    const value = n % 4;
    const taken = offers.taken(offer, packed(value, 1), 0);
    const expected = [...(value === 3 ? [] : [8, 5]), ...(value === 0 ? [] : [9, 6])];
    expect([...(taken?.steps.subarray(0, taken.end) ?? [])]).toEqual(expected);
  }
});

it('does not say what some tree does not know, at any time', () => {
  const { trees, offers, up } = planted();
  const late = trees.plant();
  const offer = offers.add([8, up, 9, late]);
  expect(offers.taken(offer, packed(1, 0), 0)).toBeNull();
  trees.insert(late, [1], Uint16Array.of(1, 0), 7);
  for (let n = 0; n < 300; n++) expect(offers.taken(offer, packed(1, 0), 0)?.end).toBe(4);
  expect(offers.taken(offer, packed(1, 2), 0)).toBeNull();
  expect(offers.taken(77, packed(1, 0), 0)).toBeNull();
});
