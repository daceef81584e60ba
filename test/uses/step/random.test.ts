import { expect, test } from 'vitest';
import { stepsOf } from '../../../src/uses/step/line.ts';
import { wander } from '../../../src/uses/step/random.ts';
import { isWithinScope } from '../../../src/uses/step/scope.ts';
import { formatTyped } from '../../../src/uses/step/typed-step.ts';
import { sessionAt } from '../../support/session-at.ts';

const SESSION = sessionAt('worlds/failing-allocation', []);

function wandered(steps: number, seed: number): string[] {
  return stepsOf(wander(SESSION, steps, seed).line).map(formatTyped);
}

test('the same seed takes the same steps, and the first of them are those of a shorter way', () => {
  expect(wandered(12, 5)).toHaveLength(12);
  expect(wandered(12, 5)).toEqual(wandered(12, 5));
  expect(wandered(12, 5).slice(0, 4)).toEqual(wandered(4, 5));
});

test('another seed takes others, and all that are possible are taken by some', () => {
  const firsts = new Set(Array.from({ length: 60 }, (_, seed) => wandered(1, seed)[0]));
  expect([...firsts].sort()).toEqual([
    'load A &',
    'load B &',
    'load B & fault allocation L1TF fails ENOMEM',
    'load B & fault allocation TAA fails ENOMEM',
    'load N &',
  ]);
});

test('it takes nothing that the scenario does not let explore take', () => {
  const { line, ...rest } = wander(SESSION, 40, 3);
  const faults = line.taken.filter(({ outcomes }) => outcomes.some(({ fault }) => fault === 'met'));
  expect(faults.length).toBeLessThanOrEqual(SESSION.scenario.world.faultBudget ?? 0);
  expect(line.taken.every((taken, place) => isWithinScope({ ...rest, line, place }, taken))).toBe(true);
});
