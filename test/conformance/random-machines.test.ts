import { expect, test } from 'vitest';
import { agreeOnAlikeMachines, agreeOnRandomMachines } from '../support/random-agreement.ts';

test('machines with regions, eventless transitions, raised events, entry and exit actions', async () => {
  const { sizes, answers } = await agreeOnRandomMachines(40);
  expect(sizes.filter(states => states > 10).length).toBe(17);
  expect(answers.size).toBe(15);
});

test('machines that treat their clients alike', async () => {
  const { states, folded, answers } = await agreeOnAlikeMachines(5);
  expect({ states, folded, answers: answers.size }).toEqual({ states: 2153, folded: 478, answers: 12 });
});
