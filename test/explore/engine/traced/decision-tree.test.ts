import { expect, it } from 'vitest';
import { Packing } from '../../../../src/explore/engine/rows/packing.ts';
import { DecisionTrees, leafOf } from '../../../../src/explore/engine/traced/decision-tree.ts';

/** Two slots in the first word, one in the second. */
const PACKING = new Packing([64, 1024, 65_536]);

it('finds the leaf of every row that agrees on the slots that were looked at', () => {
  const trees = new DecisionTrees(PACKING);
  const [other, tree] = [trees.plant(), trees.plant()];
  expect(trees.find(tree, Uint16Array.of(0, 0, 0))).toBe(-1);
  expect(trees.insert(tree, [2, 0], Uint16Array.of(5, 0, 1), 8)).toBeNull();
  expect(trees.find(tree, Uint16Array.of(5, 99, 1))).toBe(8);
  expect(trees.find(tree, Uint16Array.of(4, 99, 1))).toBe(-1);
  expect(trees.find(tree, Uint16Array.of(5, 99, 2))).toBe(-1);
  expect(trees.find(other, Uint16Array.of(5, 99, 1))).toBe(-1);
});

it('is a leaf where the machine reads nothing', () => {
  const trees = new DecisionTrees(PACKING);
  const tree = trees.plant();
  expect(trees.insert(tree, [], Uint16Array.of(1), 0)).toBeNull();
  expect(trees.find(tree, Uint16Array.of(2))).toBe(0);
});

it('grows with the values that turn up', () => {
  const trees = new DecisionTrees(PACKING);
  const planted = [trees.plant(), trees.plant(), trees.plant()];
  const rows = Array.from({ length: 4000 }, (_, n) => Uint16Array.of(n % 40, (n * 7) % 1000, n));
  for (const [n, row] of rows.entries()) {
    for (const tree of planted) expect(trees.insert(tree, [0, 2, 1], row, n + tree)).toBeNull();
  }
  for (const [n, row] of rows.entries()) {
    for (const tree of planted) expect(trees.find(tree, row)).toBe(n + tree);
  }
});

it('tells from where on a run differs from an earlier one that found the same', () => {
  const trees = new DecisionTrees(PACKING);
  const tree = trees.plant();
  const row = Uint16Array.of(1, 2, 3);
  trees.insert(tree, [0, 1], row, 4);
  expect(trees.insert(tree, [0, 2], row, 5)).toBe(1);
  expect(trees.insert(tree, [0], row, 5)).toBe(1);
  expect(trees.insert(tree, [0, 1, 2], row, 5)).toBe(2);
});

it('finds the same leaves in packed rows, also when they are packed in another way', () => {
  const trees = new DecisionTrees(PACKING);
  const tree = trees.plant();
  const rows = Array.from({ length: 500 }, (_, n) => Uint16Array.of(n % 40, (n * 7) % 1000, n));
  for (const [n, row] of rows.slice(0, 400).entries()) trees.insert(tree, [1, 0, 2], row, n);
  for (const packing of [PACKING, new Packing([65_536, 65_536, 512])]) {
    trees.packing = packing;
    const words = new Int32Array(packing.words);
    for (const [n, row] of rows.entries()) {
      packing.pack(row, words);
      expect(leafOf(trees, tree, words, 0)).toBe(n < 400 ? n : -1);
    }
  }
});

it('knows which slots a tree looks at, and counts them as they come', () => {
  const trees = new DecisionTrees(PACKING);
  const [other, tree] = [trees.plant(), trees.plant()];
  trees.insert(tree, [2, 0], Uint16Array.of(5, 0, 1), 8);
  trees.insert(tree, [2, 1], Uint16Array.of(5, 0, 2), 9);
  expect([...trees.slots(tree)].sort()).toEqual([0, 1, 2]);
  expect([...trees.slots(other)]).toEqual([]);
  expect(trees.looks).toBe(3);
});

it('takes room for the values that turn up, not for those in between', () => {
  const trees = new DecisionTrees(PACKING);
  const tree = trees.plant();
  // Two leaves that count together: of the second one, each node sees a single value.
  const rows = Array.from({ length: 20_000 }, (_, n) => Uint16Array.of(0, n % 1000, n));
  // One assertion for all: twenty thousand of them take longer than what they look at.
  expect(rows.filter((row, n) => trees.insert(tree, [2, 1], row, n) !== null)).toEqual([]);
  expect(rows.filter((row, n) => trees.find(tree, row) !== n)).toEqual([]);
  expect(trees.find(tree, Uint16Array.of(0, 7, 8))).toBe(-1);
  expect(trees.cells.length).toBeLessThan(600_000);
  // And a node with few of many values, which become more.
  const sparse = trees.plant();
  const some = rows.filter((_, n) => n % 97 === 5);
  for (const [n, row] of some.entries()) expect(trees.insert(sparse, [2], row, n)).toBeNull();
  for (const [n, row] of some.entries()) expect(trees.find(sparse, row)).toBe(n);
  expect(trees.find(sparse, Uint16Array.of(0, 0, 6))).toBe(-1);
  const words = new Int32Array(PACKING.words);
  const wrong = rows.filter((row, n) => {
    PACKING.pack(row, words);
    return leafOf(trees, sparse, words, 0) !== (n % 97 === 5 ? (n - 5) / 97 : -1);
  });
  expect(wrong).toEqual([]);
});
