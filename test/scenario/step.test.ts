import { expect, expectTypeOf, test } from 'vitest';
import { formatStep, type Step, stepData } from '../../src/scenario/step.ts';

const load: Step = { verb: 'load', subject: 'B2', waits: true, fails: null, fault: null, at: null };

test('a step in one line', () => {
  expect(formatStep(load)).toBe('load B2');
  expect(formatStep({ ...load, waits: false })).toBe('load B2 &');
  expect(formatStep({ ...load, verb: 'switch', subject: 'worker-1', waits: false })).toBe('switch worker-1');
  expect(formatStep({ ...load, verb: 'complete', subject: null, waits: false })).toBe('complete');
});

test('a step as scenarios have it: a line, or a map when there is more to say', () => {
  expect(stepData({ ...load, waits: false })).toBe('load B2 &');
  expect(stepData({ ...load, fault: { kind: 'allocation', in: 'B2', feature: 'L1TF' } })).toEqual({
    do: 'load B2',
    fault: { in: 'B2', allocation: 'L1TF' },
  });
  expect(stepData({ ...load, fails: 'EBUSY', at: 12.5 })).toEqual({
    do: 'load B2',
    fails: 'EBUSY',
    at: 12.5,
  });
});

test('only complete has no subject', () => {
  expectTypeOf<Extract<Step, { verb: 'complete' }>['subject']>().toEqualTypeOf<null>();
  expectTypeOf<Exclude<Step, { verb: 'complete' }>['subject']>().toEqualTypeOf<string>();
});
