import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelMap } from '../../scripts/kernel-map/page.ts';

const PAGE = kernelMap();

test('docs/kernel-map.md is what the machines and the scenarios are now (if not: npm run docs)', () => {
  expect(readFileSync('docs/kernel-map.md', 'utf8')).toBe(PAGE);
});

test('each function that is mirrored is shown by some scenario', () => {
  const rows = PAGE.split('\n').filter(line => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter(row => row.endsWith('|  |'))).toEqual([]);
});
