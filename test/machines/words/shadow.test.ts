import { expect, test } from 'vitest';
import { klpState } from '../../../machines/designs/klp-state.ts';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import { take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

const livepatch = (pre: string, post: string) => ({
  replace: false,
  objects: [{ name: 'vmlinux', callbacks: { pre_patch: [pre], post_unpatch: [post] } }],
});
const WORLD = worldOf({
  livepatches: {
    A: livepatch('klp_shadow_alloc X', 'klp_shadow_free X'),
    B: livepatch('klp_shadow_get_or_alloc X', 'klp_shadow_free_all X'),
  },
  faults: [
    { in: 'A', allocation: 'X' },
    { in: 'B', ctor: 'X' },
  ],
});

/** Of each step, how it ended, and whether the variable exists after it; then what the steps have broken. */
function shadows(...steps: readonly StepData[]) {
  const taken = take(WORLD, klpState, steps);
  return {
    told: taken.map(({ result, after }) => `${result} ${after.shadows?.['X']}`),
    broken: taken.flatMap(({ violations }) => violations.map(({ property }) => property)),
  };
}

test('it exists from pre_patch to post_unpatch', () => {
  expect(shadows('load A', 'complete', 'disable A', 'complete')).toEqual({
    told: ['ok true', 'ok true', 'ok true', 'ok false'],
    broken: [],
  });
});

test('klp_shadow_alloc of one that exists warns, and fails; klp_shadow_get_or_alloc finds it', () => {
  expect(shadows('load B', 'complete', { do: 'load A' })).toEqual({
    told: ['ok true', 'ok true', 'ENOMEM true'],
    broken: ['warning'],
  });
  expect(shadows('load A', 'complete', 'load B').told.at(-1)).toBe('ok true');
});

test('without memory, and where the constructor fails, there is none', () => {
  expect(shadows({ do: 'load A', fault: { in: 'A', allocation: 'X' } }).told).toEqual(['ENOMEM false']);
  expect(shadows({ do: 'load B', fault: { in: 'B', ctor: 'X' } }).told).toEqual(['ENOMEM false']);
});

test('freed under another enabled livepatch, it is released in use', () => {
  expect(shadows('load A', 'complete', 'load B', 'complete', 'disable B', 'complete')).toEqual({
    told: ['ok true', 'ok true', 'ok true', 'ok true', 'ok true', 'ok false'],
    broken: ['release-in-use'],
  });
});
