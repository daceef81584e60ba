import { expect, test } from 'vitest';
import { ticksOf } from '../../../../../src/page/app/views/log/ticks.ts';

test.each([
  [0, [0]],
  [5, [0, 1, 2, 3, 4, 5]],
  [16, [0, 5, 10, 15]],
  [90_000, [0, 15_000, 30_000, 45_000, 60_000, 75_000, 90_000]],
])('an axis of %i seconds is labelled at round numbers', (end, ticks) => {
  expect(ticksOf(end)).toEqual(ticks);
});
