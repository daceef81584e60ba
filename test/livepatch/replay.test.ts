import { expect, test } from 'vitest';
import { repaired } from '../../machines/designs/repaired.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { replay } from '../../src/livepatch/replay.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: {} },
  livepatches: { A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } }, B: {} },
  faults: [
    { in: 'A', allocation: 'S' },
    { in: 'A', object: 'kvm', pre_patch: -19 },
    { in: 'kvm', init: -12 },
    { in: 'A', address: 'reused' },
  ],
  explore: { faults: 3 },
});

const MODEL = livepatchModel(WORLD, repaired);

test('each event is taken again, one after the other, as the step that a person reads', () => {
  const followed = replay(MODEL, [
    { type: 'load', patch: 'A', fault: 0 },
    { type: 'load', patch: 'A' },
    { type: 'insert', module: 'kvm', fault: 2 },
    { type: 'complete' },
    { type: 'insert', module: 'kvm', fault: 1 },
    { type: 'disable', patch: 'A' },
  ]);
  expect(followed.map(({ line, outcome }) => [line, outcome.result])).toEqual([
    ['{ do: load A &, fails: ENOMEM, fault: { in: A, allocation: S } }', 'ENOMEM'],
    ['load A &', 'ok'],
    ['{ do: insert kvm, fails: ENOMEM, fault: { in: kvm, init: -12 } }', 'ENOMEM'],
    ['complete', 'ok'],
    ['{ do: insert kvm, fails: ENODEV, fault: { in: A, object: kvm, pre_patch: -19 } }', 'ENODEV'],
    ['disable A &', 'ok'],
  ]);
  for (const [index, { outcome }] of followed.entries()) {
    expect(outcome.before).toBe(followed[index - 1]?.outcome.after ?? outcome.before);
  }
  expect(followed.at(-1)?.outcome.after.context.faults).toEqual({ left: 0 });
});

test('a step is one that a scenario may have', () => {
  const [followed] = replay(MODEL, [{ type: 'load', patch: 'A', fault: 3 }]);
  expect(followed?.step).toEqual({
    verb: 'load',
    subject: 'A',
    waits: false,
    fails: null,
    fault: { kind: 'address', in: 'A' },
    at: null,
  });
});

test('no event more than the budget of faults allows', () => {
  const spent: KlpEvent = { type: 'load', patch: 'A', fault: 0 };
  expect(replay(MODEL, [spent, spent, spent, spent]).map(({ outcome }) => outcome.result)).toEqual([
    'ENOMEM',
    'ENOMEM',
    'ENOMEM',
    'EPERM',
  ]);
});

test('the delayed work is nothing that a person does', () => {
  const followed = replay(MODEL, [{ type: 'load', patch: 'B' }, { type: 'attempt' }]);
  expect(followed.map(({ line }) => line)).toEqual(['load B &']);
});

test('the empty history has no step', () => {
  expect(replay(MODEL, [])).toEqual([]);
});
