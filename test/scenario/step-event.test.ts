import { expect, expectTypeOf, test } from 'vitest';
import type { KlpEvent } from '../../machines/events.ts';
import type { Step } from '../../src/scenario/step.ts';
import { eventStep, stepEvent } from '../../src/scenario/step-event.ts';
import { exampleWorld } from '../support/example.ts';

const world = exampleWorld();
const plain = { waits: false, fails: null, fault: null, at: null } as const;

test.each<[Step, KlpEvent]>([
  [
    { verb: 'load', subject: 'A1', ...plain },
    { type: 'load', patch: 'A1' },
  ],
  [
    { verb: 'load', subject: 'B2', ...plain, fault: { kind: 'allocation', in: 'B2', feature: 'L1TF' } },
    { type: 'load', patch: 'B2', fault: 0 },
  ],
  [
    { verb: 'disable', subject: 'A1', ...plain },
    { type: 'disable', patch: 'A1' },
  ],
  [
    { verb: 'enable', subject: 'A1', ...plain },
    { type: 'enable', patch: 'A1' },
  ],
  [
    { verb: 'force', subject: 'A1', ...plain },
    { type: 'force', patch: 'A1' },
  ],
  [
    { verb: 'unload', subject: 'A1', ...plain },
    { type: 'unload', patch: 'A1' },
  ],
  [
    { verb: 'insert', subject: 'kvm', ...plain },
    { type: 'insert', module: 'kvm' },
  ],
  [
    { verb: 'insert', subject: 'idle', ...plain, fault: { kind: 'init', in: 'idle', code: -12 } },
    { type: 'insert', module: 'idle', fault: 2 },
  ],
  [
    { verb: 'remove', subject: 'kvm', ...plain },
    { type: 'remove', module: 'kvm' },
  ],
  [
    { verb: 'switch', subject: 'reader', ...plain },
    { type: 'switch', task: 'reader' },
  ],
  [
    { verb: 'block', subject: 'reader', ...plain },
    { type: 'block', task: 'reader' },
  ],
  [
    { verb: 'unblock', subject: 'reader', ...plain },
    { type: 'unblock', task: 'reader' },
  ],
  [
    { verb: 'fork', subject: 'child', ...plain },
    { type: 'fork', task: 'child' },
  ],
  [
    { verb: 'exit', subject: 'child', ...plain },
    { type: 'exit', task: 'child' },
  ],
  [{ verb: 'complete', subject: null, ...plain }, { type: 'complete' }],
])('%j is the event %j, and back', (step, event) => {
  expect(stepEvent(step, world)).toEqual(event);
  if (event.type !== 'attempt') expect(eventStep(event, world)).toEqual(step);
});

test('a fault that the world does not have', () => {
  const step: Step = { verb: 'load', subject: 'N', ...plain, fault: { kind: 'address', in: 'N' } };
  expect(() => stepEvent(step, world)).toThrow(
    new RangeError('the world has no fault {"in":"N","address":"reused"}'),
  );
  expect(() => eventStep({ type: 'load', patch: 'N', fault: 9 }, world)).toThrow(
    new RangeError('the world has no fault number 9'),
  );
});

test('an attempt of the delayed work is no step', () => {
  expectTypeOf<{ type: 'attempt' }>().not.toExtend<Parameters<typeof eventStep>[0]>();
});
