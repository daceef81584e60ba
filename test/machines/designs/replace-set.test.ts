import { describe, expect, test } from 'vitest';
import { replaceSet } from '../../../machines/designs/replace-set.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { oneByOne } from '../../support/one-by-one.ts';
import { TWO_OBJECTS, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const changing = (replacement: string) => ({
  objects: [{ name: 'vmlinux', functions: { cmdline_proc_show: replacement } }],
});
const SETS = worldOf({
  livepatches: {
    A1: { set: 1, features: { S: 1 } },
    B2: { set: 1, features: { S: 2 } },
    C: { set: 2, features: { T: 1 } },
  },
});

describe('a livepatch replaces', () => {
  test('its set alone', () => {
    const { after } = last(
      take(SETS, replaceSet, ['load A1', 'complete', 'load C', 'complete', 'load B2', 'complete']),
    );
    expect(after.klp.patches).toEqual(['C', 'B2', null]);
    // As in klp-state: taken over, the effect stays at the version that has switched it on.
    expect(after.effects).toEqual({ S: 1, T: 1 });
  });

  test('whatever `replace` says', () => {
    const world = worldOf({ livepatches: { A: { replace: false }, B: { replace: false } } });
    expect(
      last(take(world, replaceSet, ['load A', 'complete', 'load B', 'complete'])).after.klp.patches,
    ).toEqual(['B', null]);
  });

  test('and a force pins its set alone', () => {
    const steps = ['load A1', 'complete', 'load C', 'complete', 'load B2', 'force B2'];
    const { after } = last(take(SETS, replaceSet, steps));
    const forced = Object.entries(after.livepatches).flatMap(([name, { forced }]) => (forced ? [name] : []));
    expect(forced).toEqual(['A1']);
  });
});

test('the nops of a replace are for its set', () => {
  const world = worldOf({
    livepatches: {
      A: { set: 1, ...changing('a') },
      B: { set: 1 },
      C: { set: 2, objects: [{ name: 'vmlinux', functions: { meminfo_proc_show: 'c' } }] },
    },
    tasks: [{ name: 'reader', in: 'meminfo_proc_show', blocked: false }],
  });
  const steps = ['load C', 'switch reader', 'complete', 'load B', 'block reader', 'switch reader'];
  expect(last(take(world, replaceSet, oneByOne(steps))).after.tasks['reader']).toMatchObject({
    inside: 'C',
    patchState: 'patched',
  });
});

describe('a livepatch is refused', () => {
  test('when it lists a feature of another set, or changes a function of one', () => {
    const world = worldOf({
      livepatches: {
        A: { set: 1, features: { S: 1 }, ...changing('a') },
        feature: { set: 2, features: { S: 2 } },
        function: { set: 2, ...changing('b') },
        neither: { set: 2, features: { T: 1 } },
      },
    });
    expect(
      ['feature', 'function', 'neither'].map(name =>
        resultOf(world, replaceSet, ['load A', 'complete', `load ${name}`]),
      ),
    ).toEqual(['EINVAL', 'EINVAL', 'ok']);
  });

  test('by its own set as klp-state has it', () => {
    expect(resultOf(SETS, replaceSet, ['load B2', 'complete', 'load A1'])).toBe('EINVAL');
    expect(resultOf(UPGRADE_OR_NOT, replaceSet, ['load B2', 'complete', 'load N'])).toBe('EINVAL');
  });
});

test.each([
  ['two sets', SETS, { states: 108, transitions: 290, violated: {} }],
  [
    'two objects, which klp-state does not manage either',
    TWO_OBJECTS,
    {
      states: 120,
      transitions: 384,
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
  expect(await walked(world, replaceSet)).toMatchObject(figures);
});

test('on every transition: nothing is broken, and at rest a set has one livepatch', () => {
  const taken = everyStep(SETS, replaceSet, ({ event, after, violations }) => {
    expect({ event, violations }).toEqual({ event, violations: [] });
    if (after.klp.transitionPatch === null) {
      expect(['A1', 'B2'].filter(name => after.klp.patches.includes(name)).length).toBeLessThan(2);
    }
  });
  expect(taken).toEqual({ states: 108, transitions: 290 });
});
