import { expect, test } from 'vitest';
import { tableBounds } from '../../../src/uses/compare/bounds.ts';

const NONE = { depth: null, states: null };

test('the caller goes before the scenario, and the scenario before the bound of the table', () => {
  const scenario = { depth: 12, states: 5_000, force: false };
  expect(tableBounds(scenario, { depth: 3, states: 10 })).toEqual({ depth: 3, states: 10 });
  expect(tableBounds(scenario, NONE)).toEqual({ depth: 12, states: 5_000 });
  expect(tableBounds({ ...NONE, force: false }, NONE)).toEqual({ depth: null, states: 1_000_000 });
});
