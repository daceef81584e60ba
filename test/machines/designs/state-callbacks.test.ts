import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { stateCallbacks } from '../../../machines/designs/state-callbacks.ts';
import type { World } from '../../../machines/world.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { SECOND_ALLOCATION_FAILS, STACKED, TWO_OBJECTS, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

/** The steps, each with the livepatches whose pre_patch has succeeded and the effect: `load A: A, off`. */
function told(world: World, steps: readonly string[]): string[] {
  return take(world, stateCallbacks, steps).map(({ after }, i) => {
    const held = Object.entries(after.livepatches).flatMap(([patch, { flags }]) =>
      flags?.['pre_patch_succeeded']?.['S'] ? [patch] : [],
    );
    return `${steps[i]}: ${held.join(' and ') || 'none'}, ${after.effects['S'] === 0 ? 'off' : 'on'}`;
  });
}

const feature = { features: { S: 1 } };
const REPLACING = worldOf({ livepatches: { A: feature, B: feature, N: {} } });
const STACKED_THEN_REPLACED = worldOf({
  livepatches: { A: { ...feature, replace: false }, B: { ...feature, replace: false }, N: {} },
});
const NEWER_ON_TOP = worldOf({ livepatches: { R: {}, T: { ...feature, replace: false } } });

describe('a state', () => {
  test('that no other livepatch has is set up, switched on and off, and freed', () => {
    expect(told(REPLACING, ['load A', 'complete', 'disable A', 'complete'])).toEqual([
      'load A: A, off',
      'complete: A, on',
      'disable A: A, off',
      'complete: none, off',
    ]);
  });

  test('that another has goes on in silence', () => {
    expect(told(REPLACING, ['load A', 'complete', 'load B', 'complete', 'disable B', 'complete'])).toEqual([
      'load A: A, off',
      'complete: A, on',
      'load B: A and B, on',
      'complete: B, on',
      'disable B: B, off',
      'complete: none, off',
    ]);
  });

  test('that a replace drops is switched off before, and freed after the transition', () => {
    expect(told(REPLACING, ['load A', 'complete', 'load N', 'complete']).slice(2)).toEqual([
      'load N: A, off',
      'complete: none, off',
    ]);
  });

  test('goes on again when the replace is cancelled', () => {
    expect(told(REPLACING, ['load A', 'complete', 'load N', 'disable N', 'complete']).slice(3)).toEqual([
      'disable N: A, off',
      'complete: A, on',
    ]);
  });
});

test('an allocation that fails frees what was set up, and touches no other livepatch', () => {
  const load = { do: 'load A', fault: { in: 'A', allocation: 'T' } };
  const { result, after } = last(take(SECOND_ALLOCATION_FAILS, stateCallbacks, [load]));
  expect([result, entry(after.livepatches, 'A').flags]).toEqual([
    'ENOMEM',
    { pre_patch_succeeded: { S: false, T: false } },
  ]);
});

describe('block_disable', () => {
  const world = worldOf({
    livepatches: { A: { ...feature, block_disable: true }, B: feature, N: {}, M: { replace: false } },
  });

  test('refuses to disable the livepatch, and to cancel its enable', () => {
    expect(resultOf(world, stateCallbacks, ['load A', 'disable A'])).toBe('EINVAL');
    expect(last(take(world, stateCallbacks, ['load A', 'complete', 'disable A']))).toMatchObject({
      result: 'EINVAL',
      log: ["livepatch: The livepatch 'A' does not support disable"],
    });
  });

  test('refuses to be replaced by a livepatch that does not have its states', () => {
    expect(
      ['B', 'N', 'M'].map(name => resultOf(world, stateCallbacks, ['load A', 'complete', `load ${name}`])),
    ).toEqual(['ok', 'EINVAL', 'ok']);
  });

  test('without it nothing is refused', () => {
    expect(resultOf(UPGRADE_OR_NOT, stateCallbacks, ['load B2', 'complete', 'load N'])).toBe('ok');
  });
});

test('a disable that is reversed frees what a newer livepatch uses', () => {
  const steps = ['load R', 'complete', 'load T', 'complete', 'disable R', 'enable R', 'complete'];
  expect(last(take(NEWER_ON_TOP, stateCallbacks, steps)).violations).toEqual([
    { property: 'release-in-use', why: 'by T, for S: its data is freed, and the livepatch is enabled' },
  ]);
});

test.each([
  ['two with the state, one without', REPLACING, { states: 92, transitions: 264, violated: {} }],
  ['livepatches on a stack', STACKED, { states: 26, transitions: 56, violated: {} }],
  ['two objects', TWO_OBJECTS, { states: 56, transitions: 184, violated: {} }],
  [
    'a state that two replaced livepatches share',
    STACKED_THEN_REPLACED,
    {
      states: 260,
      transitions: 704,
      violated: { 'leaked-effect': 6, 'release-in-use': 7, 'double-enable': 9 },
    },
  ],
  [
    'one on top of one that replaces',
    NEWER_ON_TOP,
    { states: 40, transitions: 88, violated: { 'release-in-use': 7 } },
  ],
  [
    'versions, which it does not look at',
    UPGRADE_OR_NOT,
    { states: 108, transitions: 308, violated: { 'unsafe-downgrade': 4, residue: 5 } },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, stateCallbacks)).toMatchObject(figures);
});

test('on every transition: at rest each enabled livepatch holds the state, and the effect is on', () => {
  const taken = everyStep(REPLACING, stateCallbacks, ({ after }) => {
    if (after.klp.transitionPatch !== null) return;
    const users = ['A', 'B'].filter(name => entry(after.livepatches, name).enabled);
    for (const name of ['A', 'B']) {
      expect(entry(after.livepatches, name).flags).toEqual({
        pre_patch_succeeded: { S: users.includes(name) },
      });
    }
    expect(after.effects['S']).toBe(users.length === 0 ? 0 : 1);
    expect(after.flags).toEqual({ 'pre_unpatch of replaced states called': false });
  });
  expect(taken).toEqual({ states: 92, transitions: 264 });
});
