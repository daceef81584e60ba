import { expect, it } from 'vitest';
import { Tally } from '../../../src/explore/machine/tally.ts';

it('tells what was visited, however often, and names the rest in the order in which it was added', () => {
  const tally = new Tally();
  tally.add('first');
  const second = tally.add('second');
  tally.add('third');
  second();
  second();
  expect(tally.cover).toEqual({ visited: 1, possible: 3, missing: ['first', 'third'] });
});

it('keeps entries of one name apart', () => {
  const tally = new Tally();
  tally.add('same')();
  tally.add('same');
  expect(tally.cover).toEqual({ visited: 1, possible: 2, missing: ['same'] });
});
