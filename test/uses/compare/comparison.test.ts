import { expect, test } from 'vitest';
import { sumsOf } from '../../../src/uses/compare/comparison.ts';
import { TWO_WORLDS } from '../../support/two-worlds.ts';

test('holding to a depth is not holding, and a world that does not apply to a design does not count', () => {
  expect(sumsOf(TWO_WORLDS)).toEqual([
    { design: 'sketch', holds: 0, vacuous: 0, worlds: 1 },
    { design: 'repaired', holds: 1, vacuous: 0, worlds: 2 },
    { design: 'klp-state', holds: 1, vacuous: 1, worlds: 2 },
  ]);
});
