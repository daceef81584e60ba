import { expect, test } from 'vitest';
import { placeView } from '../../../../src/uses/step/view-of.ts';
import { sessionAt } from '../../../support/session-at.ts';

const systemAt = (name: string, lines: readonly string[]) => placeView(sessionAt(name, lines)).system;

test('the newest livepatch lies on top, and what the step has changed says how it was', () => {
  const { layers, gone } = systemAt('worlds/upgrade', ['load A1', 'load B2 &']);
  expect(layers.map(({ patch, stage }) => [patch, stage])).toEqual([
    ['B2', { now: 'patching', was: 'not installed' }],
    ['A1', { now: 'enabled', was: null }],
  ]);
  expect(gone).toEqual([]);
});

test('a livepatch that the step has replaced has left the stack', () => {
  const { layers, gone } = systemAt('worlds/upgrade', ['load A1', 'load B2']);
  expect(layers.map(({ patch }) => patch)).toEqual(['B2']);
  expect(gone).toEqual(['A1']);
});

test('a forced livepatch says that its module stays for ever', () => {
  const [layer] = systemAt('worlds/forced', ['load A1', 'disable A1 &', 'force A1']).layers;
  expect(layer?.stage).toEqual({ now: 'unpatching', was: null });
  expect(layer?.forced).toEqual({ now: 'forced: its module stays for ever', was: '' });
});

test('the data of a feature is that of its livepatch', () => {
  const [top] = systemAt('worlds/everything', ['load A1', 'load B2 & running vcpu']).layers;
  expect(top?.data).toEqual([
    { feature: 'L1TF', version: 2, role: 'has', pointer: { now: 'NULL', was: null }, isFreed: false },
    {
      feature: 'TAA',
      version: 1,
      role: 'has',
      pointer: { now: 'allocation 1', was: 'NULL' },
      isFreed: false,
    },
  ]);
});

test('an object tells its callbacks, and whether it is there', () => {
  const [top] = systemAt('worlds/everything', ['load A1']).layers;
  const callbacks = ['pre_patch', 'post_patch', 'pre_unpatch', 'post_unpatch'];
  expect(top?.objects).toEqual([
    { name: 'vmlinux', isLoaded: true, callbacks },
    { name: 'kvm', isLoaded: false, callbacks },
  ]);
  expect(top?.manner).toBe('replaces all older');
});
