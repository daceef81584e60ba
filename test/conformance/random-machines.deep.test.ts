import { expect, test } from 'vitest';
import { agreeOnRegions, countApart } from '../support/explore/region-agreement.ts';
import { randomChains, randomMachines } from '../support/machines/random.ts';
import { agreeOnOrdinaryMachines, expectLarge } from '../support/ordinary-agreement.ts';
import { agreeOnRandomMachines, agreeOnSymmetricMachines } from '../support/random-agreement.ts';

test('250 machines with regions, eventless transitions, raised events, entry and exit actions', async () => {
  const { sizes, answers } = await agreeOnRandomMachines(randomMachines, 250);
  // The machines are worth walking, and every kind of answer was given.
  expect(sizes).toHaveLength(250);
  expect(sizes.filter(states => states > 10).length).toBeGreaterThan(30);
  expect(answers).toEqual(new Set(EVERY_ANSWER));
});

test('50 of these, with the help of other threads', async () => {
  const { sizes } = await agreeOnRandomMachines(randomMachines, 50, true);
  expect(sizes.filter(states => states > 10).length).toBeGreaterThan(10);
});

test('100 machines in one state at a time, whose inner steps are learned', async () => {
  const { sizes } = await agreeOnRandomMachines(randomChains, 100, true);
  expect(sizes.filter(states => states > 10).length).toBeGreaterThan(30);
});

const EVERY_ANSWER = [
  ...['bad', 'two', 'stuck'].flatMap(name => [`${name} holds`, `${name} holds to depth`, `${name} violated`]),
  ...['home', 'promise', 'both'].flatMap(name => [`${name} holds`, `${name} unknown`, `${name} violated`]),
];

test('40 machines that treat their clients alike', async () => {
  const { states, folded, answers } = await agreeOnSymmetricMachines(40);
  expect(answers.size).toBe(2 * 6);
  expect({ states, folded }).toEqual({ states: 15_648, folded: 3293 });
});

test('10 of these, with the help of other threads', async () => {
  const { states, folded } = await agreeOnSymmetricMachines(10, true);
  expect(folded).toBeLessThan(states / 2);
});

test('150 machines of ordinary style', async () => {
  expectLarge(await agreeOnOrdinaryMachines(150, true));
});

test('60 machines whose regions go on by themselves, and such whose do not', async () => {
  expect(countApart(await agreeOnRegions(60, 150))).toBeGreaterThanOrEqual(20);
});
