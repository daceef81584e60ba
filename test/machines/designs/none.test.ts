import { expect, test } from 'vitest';
import { none } from '../../../machines/designs/none.ts';
import { effectsOf, resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { STACKED, TWO_OBJECTS, UPGRADE, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';

test('post_patch switches on, and pre_unpatch switches off', () => {
  expect(effectsOf(UPGRADE, none, ['load A1', 'complete', 'disable A1', 'complete'])).toEqual([
    'load A1: S off',
    'complete: S 1',
    'disable A1: S off',
    'complete: S off',
  ]);
});

test('what a replaced livepatch has switched on is switched on again', () => {
  expect(last(take(UPGRADE, none, ['load A1', 'complete', 'load B2', 'complete'])).violations).toEqual([
    {
      property: 'double-enable',
      why: 'in post_patch of B2/vmlinux, for S: it is switched on and is on already, at version 1',
    },
  ]);
});

test('nothing is refused: neither a lower version nor none', () => {
  for (const name of ['A1', 'N']) {
    expect(resultOf(UPGRADE_OR_NOT, none, ['load B2', 'complete', `load ${name}`])).toBe('ok');
  }
});

test.each([
  [
    'an upgrade, or a livepatch that knows nothing',
    UPGRADE_OR_NOT,
    {
      states: 168,
      transitions: 480,
      violated: { 'leaked-effect': 4, 'unsafe-downgrade': 4, 'double-enable': 4, residue: 5 },
    },
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
  [
    'two objects',
    TWO_OBJECTS,
    {
      states: 48,
      transitions: 152,
      violated: { 'missing-effect': 4, 'double-enable': 3, 'double-disable': 4 },
    },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, none)).toMatchObject(figures);
});

test('on every transition: who has just been patched has switched on its version, or left a higher one', () => {
  const taken = everyStep(UPGRADE, none, ({ before, after }) => {
    const patch = before.klp.transitionPatch;
    if (patch === null || after.klp.transitionPatch !== null || before.klp.targetState !== 'patched') return;
    expect(after.effects['S']).toBe(Math.max(before.effects['S'] ?? 0, patch === 'A1' ? 1 : 2));
  });
  expect(taken).toEqual({ states: 24, transitions: 52 });
});
