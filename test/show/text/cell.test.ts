import { expect, test } from 'vitest';
import { detail, fullDetail, legend, mark, shown, states, sumText } from '../../../src/show/text/cell.ts';
import { sumsOf } from '../../../src/uses/compare/comparison.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

const CELLS = TWO_WORLDS.worlds.flatMap(({ cells }) => cells.map(({ cell }) => cell));

test('a cell in a sign, in a line and in full', () => {
  expect(CELLS.map(mark)).toEqual(['4', '.', 'o', '-', '~', '?']);
  expect(CELLS.map(detail)).toEqual([
    'stale-owner 4, 1 more',
    '',
    'never hands on L1TF',
    '"set" is a key of replace-set',
    '',
    'interrupted',
  ]);
  expect(CELLS.slice(0, 2).map(fullDetail)).toEqual(['stale-owner 4, lost-feature 5', '']);
  expect(CELLS.map(shown)).toEqual([
    'violated  stale-owner 4, 1 more',
    'holds',
    'holds; never hands on L1TF',
    'does not apply: "set" is a key of replace-set',
    'holds to depth 12',
    'unknown: interrupted',
  ]);
  expect(CELLS.map(states)).toEqual(['49', '18', '20', '', '1,000,000+', '']);
});

test('in how many worlds a design holds, and in how many of these for want of a successor', () => {
  expect(sumsOf(TWO_WORLDS).map(sumText)).toEqual(['0 of 1', '1 of 2', '1 of 2, 1 o']);
});

test('the legend tells of no sign that is not there', () => {
  const [first] = TWO_WORLDS.worlds;
  if (first === undefined) throw new Error('there is no world');
  expect(legend({ ...TWO_WORLDS, worlds: [first] })).toBe(
    '. holds; o holds, but a feature is never handed on; a number: violated, the length of a shortest history',
  );
  expect(legend({ ...TWO_WORLDS, worlds: [{ ...first, cells: first.cells.slice(1, 2) }] })).toBe('. holds');
});
