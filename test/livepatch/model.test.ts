import { describe, expect, test } from 'vitest';
import { klpState } from '../../machines/designs/klp-state.ts';
import { settle } from '../../machines/designs/settle.ts';
import { sketch } from '../../machines/designs/sketch.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { type LivepatchModel, type LivepatchState, livepatchModel } from '../../src/livepatch/model.ts';
import { deepFrozen } from '../support/deep-frozen.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { functions: ['run'] } },
  livepatches: {
    A: { features: { S: 2 } },
    B: { objects: [{ name: 'kvm', functions: { run: 'B_run' } }], features: { S: 1 } },
    U: { marked: false },
  },
  tasks: [
    { name: 'vcpu', in: 'run', blocked: true },
    { name: 'child', parent: 'vcpu' },
  ],
  faults: [
    { in: 'A', allocation: 'S' },
    { in: 'A', object: 'vmlinux', patching: -22 },
  ],
});
const LOAD_A = { type: 'load', patch: 'A' } as const;
const INSERT = { type: 'insert', module: 'kvm' } as const;

function after({ initial, take }: LivepatchModel, ...events: readonly KlpEvent[]): LivepatchState {
  return events.reduce<LivepatchState>((state, event) => take(state, event).after, initial);
}

test('it begins before the first livepatch', () => {
  expect(livepatchModel(WORLD, sketch).initial).toMatchObject({
    value: 'idle',
    context: { klp: { patches: [null, null, null], transitionPatch: null }, faults: { left: 1 } },
  });
});

test('every event is possible or says why not, with each fault, and force', () => {
  const { initial, possible, events } = livepatchModel(WORLD, sketch);
  const outcomes = possible(initial);
  expect(outcomes.map(({ event }) => event)).toEqual(events);
  expect(outcomes.flatMap(({ event, impossible }) => (impossible === null ? [event] : []))).toEqual([
    LOAD_A,
    { ...LOAD_A, running: 'all' },
    { ...LOAD_A, fault: 0 },
    { ...LOAD_A, fault: 1 },
    { type: 'load', patch: 'B' },
    { type: 'load', patch: 'B', running: 'all' },
    INSERT,
    { type: 'fork', task: 'child' },
  ]);
  expect(events).toContainEqual({ type: 'force', patch: 'A' });
  expect(events).toHaveLength(34);
});

describe('an impossible event names the guard that decided, and where it stands', () => {
  const model = livepatchModel(WORLD, settle);
  const loading: KlpEvent = { ...LOAD_A, running: 'all' };
  const on: KlpEvent[] = [LOAD_A];

  test.each<[readonly KlpEvent[], KlpEvent, string, string]>([
    [[loading], { type: 'complete' }, 'ok', 'not everyTaskHasSwitched in transition'],
    [[LOAD_A], LOAD_A, 'EEXIST', 'moduleIsResident in load.insmod'],
    [[{ ...LOAD_A, fault: 0 }], { ...LOAD_A, fault: 0 }, 'EPERM', 'faultBudgetIsSpent in load.insmod'],
    [
      [],
      { type: 'load', patch: 'U' },
      'EINVAL',
      'isNotMarkedAsLivepatch in load.enablePatch.isLivepatchModule',
    ],
    [on, { type: 'load', patch: 'B' }, 'EINVAL', 'isIncompatible in load.enablePatch.isPatchCompatible'],
    [[{ ...loading, patch: 'B' }], LOAD_A, 'EBUSY', 'aTransitionRuns in load.enablePatch.enable.isBusy'],
    [[], { type: 'disable', patch: 'A' }, 'ENOENT', 'isNotInstalled in writeEnabled.write'],
    [on, { type: 'enable', patch: 'A' }, 'EINVAL', 'isInRequestedState in writeEnabled.store'],
    [[], { type: 'force', patch: 'A' }, 'ENOENT', 'isNotInstalled in writeForce.write'],
    [on, { type: 'force', patch: 'A' }, 'EINVAL', 'not isTransitionPatch in writeForce.store'],
    [[], { type: 'unload', patch: 'A' }, 'ENOENT', 'moduleIsNotResident in unload.rmmod'],
    [on, { type: 'unload', patch: 'A' }, 'EAGAIN', 'moduleIsInUse in unload.rmmod'],
    [[INSERT], INSERT, 'EEXIST', 'targetIsLoaded in insert.modprobe'],
    [[], { type: 'remove', module: 'kvm' }, 'ENOENT', 'targetIsNotLoaded in remove.rmmod'],
    [[], { type: 'switch', task: 'vcpu' }, 'EINVAL', 'mayNotSwitch in switchTask.running'],
    [[INSERT], { type: 'block', task: 'vcpu' }, 'EINVAL', 'mayNotBlock in blockTask.running'],
    [[], { type: 'unblock', task: 'vcpu' }, 'EINVAL', 'mayNotUnblock in unblockTask.running'],
    [
      [{ type: 'fork', task: 'child' }],
      { type: 'fork', task: 'child' },
      'EINVAL',
      'mayNotFork in forkTask.running',
    ],
    [[], { type: 'exit', task: 'child' }, 'EINVAL', 'mayNotExit in exitTask.running'],
  ])('after %j, %j: %s, %s', (history, event, result, decided) => {
    const { before, impossible, ...outcome } = model.take(after(model, ...history), event);
    expect(outcome.result).toBe(result);
    const { node = [], guard = '', holds } = impossible?.guard ?? {};
    const where = node.length === 0 ? 'at the top' : `in ${node.join('.')}`;
    expect(`${holds ? '' : 'not '}${guard} ${where}`).toBe(decided);
    expect(outcome.after).toEqual(before);
  });
});

test('an event that the charts do not take here names no guard', () => {
  const { initial, take } = livepatchModel(WORLD, settle);
  expect(take(initial, { type: 'complete' }).impossible).toEqual({ kind: 'not accepted', guard: null });
});

test('the same call has the same answer, whatever was asked in between, and changes nothing', () => {
  const { initial, possible, take, microsteps } = livepatchModel(WORLD, klpState);
  let state = deepFrozen(structuredClone(initial));
  for (const event of [LOAD_A, { type: 'complete' }, INSERT, { type: 'disable', patch: 'A' }] as const) {
    const first = structuredClone({
      all: possible(state),
      one: take(state, event),
      inside: microsteps(state, event),
    });
    possible(initial);
    const again = { all: possible(state), one: take(state, event), inside: microsteps(state, event) };
    expect(again).toEqual(first);
    state = deepFrozen(again.one.after);
  }
});

test('a state goes through JSON, and another model of the world goes on from it', () => {
  const [one, other] = [livepatchModel(WORLD, settle), livepatchModel(WORLD, settle)];
  const state: LivepatchState = JSON.parse(JSON.stringify(after(one, LOAD_A)));
  expect(other.take(state, { type: 'complete' })).toEqual(one.take(after(one, LOAD_A), { type: 'complete' }));
  expect(after(other)).toEqual(one.initial);
});
