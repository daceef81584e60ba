import { expect, test } from 'vitest';
import { callbackVersion } from '../../../machines/designs/callback-version.ts';
import { sketch } from '../../../machines/designs/sketch.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { SECOND_ALLOCATION_FAILS, STACKED, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const RETIRED = worldOf({
  modules: { kvm: {} },
  livepatches: {
    A1: { objects: ['vmlinux', 'kvm'], features: { S: 1 }, carries: ['kvm'] },
    D: { retires: { S: 1 } },
    N: {},
  },
});

test('what an installed livepatch declares counts, registered or not', () => {
  const steps = ['load A1', 'complete', 'load N'];
  expect(resultOf(RETIRED, callbackVersion, steps)).toBe('EINVAL');
  expect(resultOf(RETIRED, sketch, steps)).toBe('ok');
});

test('a livepatch that retires a feature satisfies it, and asks nothing of the next', () => {
  const retired = ['load A1', 'complete', 'load D'];
  expect(resultOf(RETIRED, callbackVersion, retired)).toBe('ok');
  expect(resultOf(RETIRED, callbackVersion, [...retired, 'complete', 'load N'])).toBe('ok');
});

test('a lower version than declared is refused', () => {
  expect(resultOf(UPGRADE_OR_NOT, callbackVersion, ['load B2', 'complete', 'load A1'])).toBe('EINVAL');
});

test.each([
  [
    'an upgrade, or a livepatch that knows nothing',
    UPGRADE_OR_NOT,
    {
      states: 92,
      transitions: 252,
      violated: {
        'missing-effect': 8,
        'lost-feature': 5,
        'stale-owner': 4,
        'stale-version': 4,
        'double-enable': 4,
        'double-disable': 9,
        warning: 7,
      },
    },
  ],
  [
    'livepatches on a stack',
    STACKED,
    {
      states: 60,
      transitions: 128,
      violated: { 'missing-effect': 6, 'lost-feature': 6, 'double-disable': 7, warning: 8 },
    },
  ],
  [
    'a second allocation that fails',
    SECOND_ALLOCATION_FAILS,
    {
      states: 25,
      transitions: 36,
      violated: { 'missing-effect': 3, 'leaked-feature': 1, 'stale-owner': 7, 'double-disable': 4 },
    },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, callbackVersion)).toMatchObject(figures);
});

test('on every transition: the effect never goes down', () => {
  const taken = everyStep(UPGRADE_OR_NOT, callbackVersion, ({ before, after }) => {
    const [was = 0, is = 0] = [before.effects['S'], after.effects['S']];
    expect(is === 0 || is >= was).toBe(true);
  });
  expect(taken).toEqual({ states: 92, transitions: 252 });
});
