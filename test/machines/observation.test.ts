import { expect, test } from 'vitest';
import { isTransition } from '../../machines/observation.ts';

test('what is refused, and an event whose fault cannot happen, is no transition', () => {
  expect(isTransition([])).toBe(true);
  expect(
    isTransition([
      { type: 'failed', code: -12 },
      { type: 'fault', happened: true },
    ]),
  ).toBe(true);
  expect(isTransition([{ type: 'refused', code: -16 }])).toBe(false);
  expect(isTransition([{ type: 'fault', happened: false }])).toBe(false);
});
