import { expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { moduleRefcount } from '../../../machines/designs/module-refcount.ts';
import { effectsOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const WORLD = worldOf({ livepatches: { A: { features: { S: 1 } }, B: { features: { S: 1 } }, N: {} } });

test('the first module switches on, the last one off, whatever is enabled meanwhile', () => {
  const steps = ['load A', 'complete', 'load B', 'complete', 'unload A', 'disable B', 'complete', 'unload B'];
  expect(effectsOf(WORLD, moduleRefcount, steps)).toEqual([
    'load A: S 1',
    'complete: S 1',
    'load B: S 1',
    'complete: S 1',
    'unload A: S 1',
    'disable B: S 1',
    'complete: S 1',
    'unload B: S off',
  ]);
});

test('a module whose init fails counts itself out again', () => {
  const { before, after, result } = last(take(WORLD, moduleRefcount, ['load A', 'load B']));
  expect(result).toBe('EBUSY');
  expect(after).toEqual(before);
});

test('a livepatch that is disabled or replaced leaves its effect on until rmmod', async () => {
  expect(await walked(WORLD, moduleRefcount)).toMatchObject({
    states: 68,
    transitions: 192,
    violated: { 'leaked-effect': 3 },
  });
});

test('and what an older version has switched on stays at that version', async () => {
  const world = worldOf({ livepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } } } });
  expect(await walked(world, moduleRefcount)).toMatchObject({
    states: 39,
    transitions: 86,
    violated: { 'leaked-effect': 3, 'unsafe-downgrade': 4, residue: 8 },
  });
});

test('on every transition: the count is the number of modules, and the effect is on while it is not 0', () => {
  const taken = everyStep(WORLD, moduleRefcount, ({ after, violations }) => {
    const modules = ['A', 'B'].filter(name => entry(after.livepatches, name).resident).length;
    expect(after.counts).toEqual({ users: { S: modules } });
    expect(after.effects['S']).toBe(Math.min(modules, 1));
    expect(violations.filter(({ property }) => property !== 'leaked-effect')).toEqual([]);
  });
  expect(taken).toEqual({ states: 68, transitions: 192 });
});
