import { expect, test } from 'vitest';
import { agreeOnRandomMachines, agreeOnSymmetricMachines } from '../support/random-agreement.ts';

test('machines with regions, eventless transitions, raised events, entry and exit actions', async () => {
  const { sizes, answers } = await agreeOnRandomMachines(20);
  expect(sizes.filter(states => states > 10).length).toBe(11);
  expect(answers.size).toBe(15);
});

test('machines that treat their clients alike', async () => {
  const { states, folded, answers } = await agreeOnSymmetricMachines(3);
  expect({ states, folded, answers: answers.size }).toEqual({ states: 2113, folded: 458, answers: 10 });
});
