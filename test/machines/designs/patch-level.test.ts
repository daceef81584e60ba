import { describe, expect, test } from 'vitest';
import { patchLevel } from '../../../machines/designs/patch-level.ts';
import { sketch } from '../../../machines/designs/sketch.ts';
import type { World } from '../../../machines/world.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { registryText } from '../../support/registry-text.ts';
import {
  SECOND_ALLOCATION_FAILS,
  STACKED,
  TWO_OBJECTS,
  UPGRADE,
  UPGRADE_OR_NOT,
} from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

/** The steps, each with the registry and the effects that it leaves. */
function told(world: World, steps: readonly string[]): string[] {
  return take(world, patchLevel, steps).map(({ after }, i) => `${steps[i]}: ${registryText(after)}`);
}

describe('the owner of a feature', () => {
  test('is the livepatch that has registered it', () => {
    expect(told(UPGRADE, ['load A1', 'complete', 'disable A1', 'complete'])).toEqual([
      'load A1: S 1 A1, off',
      'complete: S 1 A1, on 1',
      'disable A1: S 1 A1, off',
      'complete: S -, off',
    ]);
  });

  test('is the next one when its transition completes, and no sooner', () => {
    const upgrade = ['load A1', 'complete', 'load B2'];
    expect(told(UPGRADE, [...upgrade, 'complete']).slice(2)).toEqual([
      'load B2: S 1 A1, on 1',
      'complete: S 2 B2, on 2',
    ]);
    expect(told(UPGRADE, [...upgrade, 'disable B2', 'complete']).at(-1)).toBe('complete: S 1 A1, on 1');
  });
});

test('a disable that is cancelled switches on again', () => {
  expect(told(UPGRADE, ['load A1', 'complete', 'disable A1', 'enable A1', 'complete']).at(-1)).toBe(
    'complete: S 1 A1, on 1',
  );
});

test('retiring undoes and frees what is registered', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 1 } }, D: { features: { T: 1 }, retires: { S: 1 } } },
  });
  expect(told(world, ['load A', 'complete', 'load D', 'complete']).at(-1)).toBe(
    'complete: S -, off; T 1 D, on 1',
  );
});

test('an allocation that fails leaves nothing behind', () => {
  const load = { do: 'load A', fault: { in: 'A', allocation: 'T' } };
  const { after, result } = last(take(SECOND_ALLOCATION_FAILS, patchLevel, [load]));
  expect([result, registryText(after)]).toEqual(['ENOMEM', 'S -, off; T -, off']);
});

test('it refuses what the sketch refuses', () => {
  for (const name of ['A1', 'N']) {
    expect(resultOf(UPGRADE_OR_NOT, patchLevel, ['load B2', 'complete', `load ${name}`])).toBe('EINVAL');
  }
});

test('a livepatch knows what it lists or retires, whatever objects carry it', () => {
  const world = worldOf({
    livepatches: {
      A: { features: { S: 1 } },
      B: { features: { S: 1 }, carries: [] },
      D: { retires: { S: 1 }, carries: [] },
    },
  });
  for (const name of ['B', 'D']) {
    const steps = ['load A', 'complete', `load ${name}`];
    expect([name, resultOf(world, patchLevel, steps)]).toEqual([name, 'ok']);
    expect([name, resultOf(world, sketch, steps)]).toEqual([name, 'EINVAL']);
  }
});

const MODULE_ONLY = worldOf({
  modules: { kvm: {} },
  livepatches: { A: { objects: ['vmlinux', 'kvm'], features: { S: 1 }, carries: ['kvm'] } },
});

test.each([
  [
    'an upgrade, or a livepatch that knows nothing',
    UPGRADE_OR_NOT,
    { states: 56, transitions: 156, violated: {} },
  ],
  ['two objects', TWO_OBJECTS, { states: 40, transitions: 128, violated: {} }],
  ['a second allocation that fails', SECOND_ALLOCATION_FAILS, { states: 10, transitions: 15, violated: {} }],
  [
    'livepatches on a stack: there is one owner still',
    STACKED,
    { states: 48, transitions: 104, violated: { 'missing-effect': 6, 'lost-feature': 6 } },
  ],
  [
    'a module alone: the core does not ask whether it is there',
    MODULE_ONLY,
    { states: 10, transitions: 24, violated: { 'leaked-effect': 2, 'leaked-feature': 2 } },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, patchLevel)).toMatchObject(figures);
});

test('on every transition of an upgrade: nothing is broken, and the owner is installed', () => {
  const taken = everyStep(UPGRADE, patchLevel, ({ event, after, violations }) => {
    expect({ event, violations }).toEqual({ event, violations: [] });
    const owner = after.features['S']?.owner.patch ?? null;
    if (owner !== null) expect(after.klp.patches).toContain(owner);
  });
  expect(taken).toEqual({ states: 18, transitions: 39 });
});
