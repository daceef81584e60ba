import { expect, test } from 'vitest';
import { agreeOnRandomMachines, agreeOnSymmetricMachines } from '../support/random-agreement.ts';

test('machines with regions, eventless transitions, raised events, entry and exit actions', async () => {
  const { sizes, answers } = await agreeOnRandomMachines(8);
  expect(sizes.filter(states => states > 10).length).toBe(4);
  expect(answers.size).toBe(15);
});

test('machines that treat their clients alike', async () => {
  const { states, folded, answers } = await agreeOnSymmetricMachines(2);
  expect({ states, folded, answers: answers.size }).toEqual({ states: 97, folded: 31, answers: 7 });
});
