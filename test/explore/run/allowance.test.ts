import { expect, it } from 'vitest';
import { Allowance } from '../../../src/explore/run/allowance.ts';

it('gives a little at once, and then a share of the time that has passed', () => {
  let now = 1000;
  const allowance = new Allowance(() => now);
  const spend = (milliseconds: number) => {
    if (!allowance.isLeft) return false;
    allowance.spend(() => {
      now += milliseconds;
    });
    return true;
  };
  expect([1, 1, 1, 1].map(spend)).toEqual([true, true, true, false]);
  now += 100;
  expect([1, 1, 1].map(spend)).toEqual([true, true, false]);
  now += 1000;
  expect([30, 1].map(spend)).toEqual([true, false]);
});
