import { expect, test } from 'vitest';
import { sumsOf } from '../../../src/uses/compare/comparison.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

test('a world that holds to a depth does not count as held, and one that does not apply does not count', () => {
  expect(sumsOf(TWO_WORLDS)).toEqual([
    { design: 'sketch', holds: 0, vacuous: 0, worlds: 1 },
    { design: 'repaired', holds: 1, vacuous: 0, worlds: 2 },
    { design: 'klp-state', holds: 1, vacuous: 1, worlds: 2 },
  ]);
});
