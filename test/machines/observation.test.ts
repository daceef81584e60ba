import { expect, test } from 'vitest';
import type { KlpEvent } from '../../machines/events.ts';
import { isTransition } from '../../machines/observation.ts';

const COMPLETE: KlpEvent = { type: 'complete' };

test('what is refused, and an event whose fault cannot happen, is no transition', () => {
  expect(isTransition(COMPLETE, [])).toBe(true);
  expect(
    isTransition(COMPLETE, [
      { type: 'failed', code: -12 },
      { type: 'fault', happened: true },
    ]),
  ).toBe(true);
  expect(isTransition(COMPLETE, [{ type: 'refused', code: -16 }])).toBe(false);
  expect(isTransition(COMPLETE, [{ type: 'fault', happened: false }])).toBe(false);
});

test('an operation that would have left nobody behind is the same without the tasks that run', () => {
  const load: KlpEvent = { type: 'load', patch: 'A', running: 'all' };
  expect(isTransition(load, [{ type: 'attempt', missed: true }])).toBe(true);
  expect(isTransition(load, [{ type: 'attempt', missed: false }])).toBe(false);
  // It has failed before it came to the tasks.
  expect(isTransition(load, [{ type: 'failed', code: -12 }])).toBe(false);
  expect(isTransition({ type: 'load', patch: 'A' }, [{ type: 'failed', code: -12 }])).toBe(true);
});
