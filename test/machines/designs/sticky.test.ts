import { describe, expect, test } from 'vitest';
import { sticky } from '../../../machines/designs/sticky.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { STACKED, UPGRADE, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

describe('a livepatch with features', () => {
  test('cannot be disabled, and the log says so', () => {
    expect(last(take(UPGRADE, sticky, ['load A1', 'complete', 'disable A1']))).toMatchObject({
      result: 'EINVAL',
      log: ["livepatch: The livepatch 'A1' does not support disable"],
    });
  });

  test('can be cancelled while its enable runs, and that be taken back', () => {
    expect(resultOf(UPGRADE, sticky, ['load A1', 'disable A1'])).toBe('ok');
    expect(resultOf(UPGRADE, sticky, ['load A1', 'disable A1', 'enable A1'])).toBe('ok');
  });

  test('can be replaced by one that has them, at any version, and by no other', () => {
    expect(resultOf(UPGRADE_OR_NOT, sticky, ['load B2', 'complete', 'load A1'])).toBe('ok');
    expect(resultOf(UPGRADE_OR_NOT, sticky, ['load B2', 'complete', 'load N'])).toBe('EINVAL');
  });

  test('restricts none that does not replace it', () => {
    const world = worldOf({ livepatches: { A: { features: { S: 1 } }, N: { replace: false } } });
    expect(resultOf(world, sticky, ['load A', 'complete', 'load N'])).toBe('ok');
  });
});

test('a livepatch without features can be disabled', () => {
  expect(resultOf(UPGRADE_OR_NOT, sticky, ['load N', 'complete', 'disable N'])).toBe('ok');
});

test.each([
  [
    'an upgrade, or a livepatch that knows nothing',
    UPGRADE_OR_NOT,
    {
      states: 68,
      transitions: 176,
      violated: { 'unsafe-downgrade': 4, 'double-enable': 4, 'no-way-back': 2 },
    },
  ],
  [
    'livepatches on a stack',
    STACKED,
    { states: 22, transitions: 40, violated: { 'double-enable': 4, deadlock: 4, 'no-way-back': 2 } },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, sticky)).toMatchObject(figures);
});

test('on every transition: no effect is ever switched off', () => {
  const taken = everyStep(UPGRADE, sticky, ({ before, after }) => {
    if (before.effects['S'] !== 0) expect(after.effects['S']).not.toBe(0);
  });
  expect(taken).toEqual({ states: 24, transitions: 46 });
});
