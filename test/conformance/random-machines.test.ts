import { expect, test } from 'vitest';
import { agreeOnRegions, countApart } from '../support/explore/region-agreement.ts';
import { randomChains, randomMachines } from '../support/machines/random.ts';
import { agreeOnOrdinaryMachines, expectLarge } from '../support/ordinary-agreement.ts';
import { agreeOnRandomMachines, agreeOnSymmetricMachines } from '../support/random-agreement.ts';

test('machines with regions, eventless transitions, raised events, entry and exit actions', async () => {
  const { sizes, answers } = await agreeOnRandomMachines(randomMachines, 8);
  expect(sizes.filter(states => states > 10).length).toBe(4);
  // What is stuck there has ended, which is no deadlock.
  expect(answers.size).toBe(14);
});

test('machines in one state at a time, whose inner steps are learned', async () => {
  const { sizes, answers } = await agreeOnRandomMachines(randomChains, 12);
  expect(sizes.filter(states => states > 10).length).toBe(4);
  expect(answers.size).toBe(13);
});

test('machines that treat their clients alike', async () => {
  const { states, folded, answers } = await agreeOnSymmetricMachines(2);
  expect({ states, folded, answers: answers.size }).toEqual({ states: 97, folded: 31, answers: 7 });
});

test('machines of ordinary style, with lists that grow and members that are not there at first', async () => {
  expectLarge(await agreeOnOrdinaryMachines(12));
});

test('machines whose regions go on by themselves, and such whose do not', async () => {
  expect(countApart(await agreeOnRegions(4, 40))).toBe(3);
});
