import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FUNCTIONS, MIRRORS, whyLeftOut } from '../../scripts/kernel-map/mirrored.ts';
import { kernelMap } from '../../scripts/kernel-map/page.ts';

const PAGE = kernelMap();

test('docs/kernel-map.md is what the machines and the scenarios are now (if not: npm run docs)', () => {
  expect(readFileSync('docs/kernel-map.md', 'utf8')).toBe(PAGE);
});

test('each function of the kernel is either mirrored or left out with a reason', () => {
  const both = FUNCTIONS.filter(({ place }) => MIRRORS.has(place) === (whyLeftOut(place) !== undefined));
  expect(both.map(({ place }) => place)).toEqual([]);
  expect(FUNCTIONS.filter(({ place }) => MIRRORS.has(place)).map(({ file }) => file)).toHaveLength(56);
});

test('each function that is mirrored is shown by some scenario', () => {
  const rows = kernelMap()
    .split('\n')
    .filter(line => line.startsWith('| `'));
  expect(rows.filter(row => row.endsWith('|  |'))).toEqual([]);
});
