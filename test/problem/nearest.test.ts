import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/problem/nearest.ts';

test.each([
  ['featurs', ['objects', 'features'], 'features'],
  ['B3', ['A1', 'B2'], 'B2'],
  ['l1tf', ['L1TF'], 'L1TF'],
  ['laod', ['load', 'block'], 'load'],
  ['kmv', ['vmlinux', 'kvm'], 'kvm'],
  ['x', ['y'], null],
  ['disable', ['unload', 'insert'], null],
  ['', ['load'], null],
  ['load', [], null],
])('%j in %j is nearest to %j', (word, candidates, expected) => {
  expect(nearest(word, candidates)).toBe(expected);
});

test('rubbish is not compared', () => {
  expect(nearest('x'.repeat(101), [`${'x'.repeat(100)}y`])).toBeNull();
});

test('a hint is given only when a name is close', () => {
  expect(didYouMean('B3', ['B2'])).toEqual(['Did you mean "B2"?']);
  expect(didYouMean('B3', ['kvm'])).toEqual([]);
});
