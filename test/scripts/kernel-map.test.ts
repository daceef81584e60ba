import { expect, test } from 'vitest';
import { FUNCTIONS, MIRRORS, whyLeftOut } from '../../scripts/kernel-map/mirrored.ts';

test('each function of the kernel is either mirrored or left out with a reason', () => {
  const both = FUNCTIONS.filter(({ place }) => MIRRORS.has(place) === (whyLeftOut(place) !== undefined));
  expect(both.map(({ place }) => place)).toEqual([]);
  expect(FUNCTIONS.filter(({ place }) => MIRRORS.has(place)).map(({ file }) => file)).toHaveLength(74);
});
