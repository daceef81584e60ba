import { expect, test } from 'vitest';
import { median, percentile, spread } from '../../bench/statistics.ts';

test('the median is the middle one, or the mean of the middle two', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
  expect(median([7])).toBe(7);
});

test('there is no median of nothing', () => {
  expect(() => median([])).toThrow('Nothing was measured.');
});

test('a spread tells how far the measurements are apart', () => {
  expect(spread([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3 });
});

test('of a hundred values 95 do not exceed the 95th, and all not the last', () => {
  const values = Array.from({ length: 100 }, (_, place) => 100 - place);
  expect([0.5, 0.95, 1].map(share => percentile(values, share))).toEqual([50, 95, 100]);
  expect(percentile([7], 0.01)).toBe(7);
  expect(() => percentile([], 0.5)).toThrow('Nothing was measured.');
});
