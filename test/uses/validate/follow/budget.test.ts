import { expect, test } from 'vitest';
import { Budget } from '../../../../src/uses/validate/follow/budget.ts';

test('what is spent inside of another is spent of that one too, and outside there is no bound', () => {
  const budget = new Budget();
  const spent = budget.within(3, () => {
    const inner = budget.within(2, () => {
      budget.spend();
      budget.spend();
      return budget.isSpent;
    });
    const between = budget.isSpent;
    budget.spend();
    return [inner, between, budget.isSpent];
  });
  expect(spent).toEqual([true, false, true]);
  expect(budget.isSpent).toBe(false);
});

test('no more is given than is left', () => {
  const budget = new Budget();
  const isSpent = budget.within(1, () =>
    budget.within(5, () => {
      budget.spend();
      return budget.isSpent;
    }),
  );
  expect(isSpent).toBe(true);
});
