import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { ignoredKeys } from '../../src/livepatch/ignored-keys.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  livepatches: { v2: { features: { L1TF: 1, MDS: 1 } }, v3: { retires: { L1TF: 1, MDS: 1 } } },
});

test('what a livepatch retires means nothing without a registry', () => {
  expect(ignoredKeys(WORLD, entry(DESIGNS, 'klp-state'))).toEqual([
    'v3 retires L1TF, MDS, and klp-state does not look at retires',
  ]);
  expect(ignoredKeys(WORLD, entry(DESIGNS, 'settle'))).toEqual([]);
});
