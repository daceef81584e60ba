import { expect, test } from 'vitest';
import { entry, initialContext, NO_OPERATION } from '../../machines/context.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { loaded: true, functions: ['run'] }, ext4: { functions: ['read'] } },
  livepatches: {
    A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } },
    D: { features: { T: 2 }, retires: { S: 1 } },
  },
  tasks: [
    { name: 'vcpu', in: 'run' },
    { name: 'reader', in: 'read' },
    { name: 'free', in: 'run', blocked: false },
    { name: 'child', parent: 'vcpu', in: 'run' },
  ],
  explore: { faults: 2 },
});

test('before the first livepatch', () => {
  const none = { resident: false, enabled: false, forced: false };
  expect(initialContext(WORLD)).toEqual({
    klp: { patches: [null, null], transitionPatch: null, targetState: 'idle', signalsCnt: 0 },
    livepatches: {
      A: { ...none, postUnpatchEnabled: { vmlinux: false, kvm: false }, data: { S: 0 } },
      D: { ...none, postUnpatchEnabled: { vmlinux: false }, data: { T: 0 } },
    },
    modules: { kvm: { state: 'live' }, ext4: { state: 'unloaded' } },
    tasks: {
      vcpu: { alive: true, patchState: 'idle', inside: 'original' },
      reader: { alive: true, patchState: 'idle', inside: null }, // its module is not loaded
      free: { alive: true, patchState: 'idle', inside: null },
      child: { alive: false, patchState: 'idle', inside: null }, // not forked yet
    },
    features: {
      S: { version: 0, owner: { patch: null, object: null }, data: null },
      T: { version: 0, owner: { patch: null, object: null }, data: null },
    },
    effects: { S: 0, T: 0 },
    faults: { left: 2 },
    operation: NO_OPERATION,
  });
});

test('it is plain JSON, and no part of it belongs to two moments', () => {
  const context = initialContext(WORLD);
  expect(JSON.parse(JSON.stringify(context))).toEqual(context);
  entry(context.livepatches, 'A').enabled = true;
  context.operation.patch = 'A';
  expect(initialContext(WORLD).livepatches['A']?.enabled).toBe(false);
  expect(initialContext(WORLD).operation.patch).toBeNull();
});

test('a fault budget without a bound is kept as such', () => {
  expect(initialContext({ ...WORLD, faultBudget: null }).faults).toEqual({ left: null });
});

test('an entry that is not there is a bug of the caller', () => {
  expect(entry({ A: 1 }, 'A')).toBe(1);
  expect(() => entry({ A: 1, B: 2 }, 'C')).toThrow(new Error('no entry "C" among A, B'));
  expect(() => entry({ A: 1 }, null)).toThrow(new Error('no entry "null" among A'));
});
