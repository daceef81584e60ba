import { expect, it } from 'vitest';
import { DecisionTrees } from '../../src/explore/decision-tree.ts';

it('finds the leaf of every row that agrees on the slots that were looked at', () => {
  const trees = new DecisionTrees();
  const [other, tree] = [trees.plant(), trees.plant()];
  expect(trees.find(tree, Uint8Array.of(0, 0, 0), 0)).toBe(-1);
  expect(trees.insert(tree, [2, 0], Uint8Array.of(5, 0, 1), 0, 8)).toBeNull();
  expect(trees.find(tree, Uint8Array.of(5, 99, 1), 0)).toBe(8);
  expect(trees.find(tree, Uint8Array.of(4, 99, 1), 0)).toBe(-1);
  expect(trees.find(tree, Uint8Array.of(5, 99, 2), 0)).toBe(-1);
  expect(trees.find(other, Uint8Array.of(5, 99, 1), 0)).toBe(-1);
  expect(trees.find(tree, Uint8Array.of(7, 7, 7, 5, 99, 1), 3)).toBe(8);
});

it('needs no look where nothing is looked at', () => {
  const trees = new DecisionTrees();
  const tree = trees.plant();
  expect(trees.insert(tree, [], Uint8Array.of(1), 0, 0)).toBeNull();
  expect(trees.find(tree, Uint8Array.of(2), 0)).toBe(0);
});

it('grows with the values that turn up', () => {
  const trees = new DecisionTrees();
  const planted = [trees.plant(), trees.plant(), trees.plant()];
  const rows = Array.from({ length: 4000 }, (_, n) => Uint16Array.of(n % 40, (n * 7) % 1000, n));
  for (const [n, row] of rows.entries()) {
    for (const tree of planted) expect(trees.insert(tree, [0, 2, 1], row, 0, n + tree)).toBeNull();
  }
  for (const [n, row] of rows.entries()) {
    for (const tree of planted) expect(trees.find(tree, row, 0)).toBe(n + tree);
  }
});

it('tells from where on a run differs from an earlier one that found the same', () => {
  const trees = new DecisionTrees();
  const tree = trees.plant();
  const row = Uint8Array.of(1, 2, 3);
  trees.insert(tree, [0, 1], row, 0, 4);
  expect(trees.insert(tree, [0, 2], row, 0, 5)).toBe(1);
  expect(trees.insert(tree, [0], row, 0, 5)).toBe(1);
  expect(trees.insert(tree, [0, 1, 2], row, 0, 5)).toBe(2);
});
