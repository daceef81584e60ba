import { expect, test } from 'vitest';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

const CALLBACKS = {
  post_patch: ['save level', 'set level 15'],
  pre_unpatch: [
    Object.fromEntries([
      ['if', 'still mine level'],
      ['then', 'restore level'],
    ]),
  ],
};
const livepatch = { replace: false, objects: [{ name: 'vmlinux', callbacks: CALLBACKS }] };
const WORLD = worldOf({ settings: { level: 7 }, livepatches: { A: livepatch, B: livepatch } });

/** Of each step, what the value is after it, and what A has saved; then what the steps have broken. */
function values(...steps: readonly string[]) {
  const taken = take(WORLD, klpState, steps);
  return {
    level: taken.map(({ after }) => after.settings?.['level']?.value),
    saved: taken.map(({ after }) => after.livepatches['A']?.memory?.['level']?.saved),
    broken: taken.flatMap(({ violations }) => violations.map(({ property }) => property)),
  };
}

test('what is saved is restored, and forgotten with the module', () => {
  expect(values('load A', 'complete', 'disable A', 'complete', 'unload A')).toEqual({
    level: [7, 15, 7, 7, 7],
    saved: [null, 7, 7, 7, null],
    broken: [],
  });
});

test('the value of an administrator is no longer mine, and is what must be left behind', () => {
  const { level, broken } = values('load A', 'complete', 'set level 4', 'disable A', 'complete');
  expect(level).toEqual([7, 15, 4, 4, 4]);
  expect(broken).toEqual([]);
});

test('a livepatch that sets it again overwrites what the administrator has set', () => {
  const { level, broken } = values('load A', 'complete', 'set level 4', 'load B', 'complete');
  expect(level).toEqual([7, 15, 4, 4, 15]);
  expect(broken).toEqual(['overwritten-value']);
});

test('who is disabled first, of two that set it, restores it under the other, and the other never', () => {
  const both = ['load A', 'complete', 'load B', 'complete'];
  const { level, broken } = values(...both, 'disable A', 'complete', 'disable B', 'complete');
  expect(level.slice(3)).toEqual([15, 7, 7, 7, 7]);
  expect(broken).toEqual(['undone-value']);
});
