import { describe, expect, test } from 'vitest';
import { provides } from '../../../machines/designs/provides.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { TWO_OBJECTS, UPGRADE } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const PACKAGES = worldOf({
  livepatches: {
    A: { features: { S: 1 } },
    B: { features: { S: 2 }, provides: 'A' },
    C: { features: { S: 2 }, obsoletes: ['A'] },
    D: { features: { T: 1 } },
  },
});

describe('a livepatch replaces', () => {
  const stackOf = (...names: string[]) =>
    last(
      take(
        PACKAGES,
        provides,
        names.flatMap(name => [`load ${name}`, 'complete']),
      ),
    ).after.klp.patches.filter(name => name !== null);

  test('those that provide the same', () => {
    expect(stackOf('A', 'B')).toEqual(['B']);
  });

  test('those that provide what it makes obsolete', () => {
    expect(stackOf('A', 'C')).toEqual(['C']);
    expect(stackOf('B', 'C')).toEqual(['C']);
  });

  test('no other', () => {
    expect(stackOf('A', 'D', 'B')).toEqual(['D', 'B']);
  });
});

describe('a livepatch is refused', () => {
  test('when it shares a feature with one that stays', () => {
    expect(resultOf(PACKAGES, provides, ['load C', 'complete', 'load B'])).toBe('EINVAL');
    expect(resultOf(UPGRADE, provides, ['load A1', 'complete', 'load B2'])).toBe('EINVAL');
  });

  test('when it shares a function with one that stays', () => {
    const objects = [{ name: 'vmlinux', functions: { cmdline_proc_show: 'livepatch_cmdline_proc_show' } }];
    const world = worldOf({ livepatches: { A: { objects }, B: { objects }, C: { objects, provides: 'A' } } });
    expect(['B', 'C'].map(name => resultOf(world, provides, ['load A', 'complete', `load ${name}`]))).toEqual(
      ['EINVAL', 'ok'],
    );
  });

  test('by one that it replaces as klp-state has it', () => {
    expect(resultOf(PACKAGES, provides, ['load B', 'complete', 'load A'])).toBe('EINVAL');
  });
});

test.each([
  ['packages', PACKAGES, { states: 360, transitions: 1152, violated: {} }],
  [
    'two objects, which klp-state does not manage either',
    TWO_OBJECTS,
    {
      states: 60,
      transitions: 186,
      violated: {
        warning: 3,
        'double-enable': 3,
        'double-disable': 4,
        'missing-effect': 4,
        'use-after-free': 5,
      },
    },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, provides)).toMatchObject(figures);
});

test('on every transition: nothing is broken, and at rest each feature is listed by at most one livepatch', () => {
  const world = worldOf({
    livepatches: {
      A: { features: { S: 1 } },
      B: { features: { S: 2 }, provides: 'A' },
      C: { features: { S: 2 }, obsoletes: ['A'] },
    },
  });
  const taken = everyStep(world, provides, ({ event, after, violations }) => {
    expect({ event, violations }).toEqual({ event, violations: [] });
    if (after.klp.transitionPatch === null) expect(after.klp.patches[1]).toBe(null);
  });
  expect(taken).toEqual({ states: 68, transitions: 184 });
});
