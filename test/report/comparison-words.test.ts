import { expect, test } from 'vitest';
import { detail, fullDetail, legend, mark, states } from '../../src/report/comparison-words.ts';
import { TWO_WORLDS } from '../compare/two-worlds.ts';

const CELLS = TWO_WORLDS.worlds.flatMap(({ cells }) => cells.map(({ cell }) => cell));

test('a cell in a sign, in a line and in full', () => {
  expect(CELLS.map(mark)).toEqual(['4', '.', '.', '-', '~', '?']);
  expect(CELLS.map(detail)).toEqual([
    'stale-owner 4, 1 more',
    '',
    '',
    'my|world.yaml:3:5: a key of another design.',
    '',
    'interrupted',
  ]);
  expect(CELLS.slice(0, 2).map(fullDetail)).toEqual(['stale-owner 4, lost-feature 5', '']);
  expect(CELLS.map(states)).toEqual(['49 states', '18 states', '20 states', '', '1,000,000+ states', '']);
});

test('the legend tells of no sign that is not there', () => {
  const [first] = TWO_WORLDS.worlds;
  if (first === undefined) throw new Error('there is no world');
  expect(legend({ ...TWO_WORLDS, worlds: [first] })).toBe(
    '. holds; a number: violated, the length of a shortest history',
  );
  expect(legend({ ...TWO_WORLDS, worlds: [{ ...first, cells: first.cells.slice(1) }] })).toBe('. holds');
});
