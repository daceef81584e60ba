import { expect, test } from 'vitest';
import { version } from '../../../machines/designs/version.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { STACKED, UPGRADE, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

test('a livepatch has the highest version of its features, and may follow none with a higher one', () => {
  const world = worldOf({
    livepatches: {
      A: { features: { S: 1, T: 3 } },
      same: { features: { S: 3 } },
      lower: { replace: false, features: { S: 2, T: 2 } },
      without: {},
    },
  });
  const afterA = (name: string) => resultOf(world, version, ['load A', 'complete', `load ${name}`]);
  expect(['same', 'lower', 'without'].map(afterA)).toEqual(['ok', 'EINVAL', 'EINVAL']);
});

test('one that is being disabled counts, and one that is gone does not', () => {
  const disabling = ['load B2', 'complete', 'disable B2'];
  expect(resultOf(UPGRADE, version, [...disabling, 'load A1'])).toBe('EINVAL');
  expect(resultOf(UPGRADE, version, [...disabling, 'complete', 'load A1'])).toBe('ok');
});

test.each([
  [
    'an upgrade, or a livepatch that knows nothing',
    UPGRADE_OR_NOT,
    { states: 56, transitions: 156, violated: { 'double-enable': 4 } },
  ],
  [
    'livepatches on a stack',
    STACKED,
    {
      states: 34,
      transitions: 72,
      violated: { 'missing-effect': 6, 'double-enable': 4, 'double-disable': 7 },
    },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, version)).toMatchObject(figures);
});

test('a number for the whole livepatch hides what it has dropped', async () => {
  const world = worldOf({ livepatches: { A: { features: { S: 1 } }, B: { features: { T: 1 } } } });
  expect((await walked(world, version)).violated).toEqual({ 'leaked-effect': 4, 'double-enable': 7 });
});

test('on every transition: the effect never goes down', () => {
  const taken = everyStep(UPGRADE, version, ({ before, after }) => {
    const [was = 0, is = 0] = [before.effects['S'], after.effects['S']];
    expect(is === 0 || is >= was).toBe(true);
  });
  expect(taken).toEqual({ states: 18, transitions: 39 });
});
