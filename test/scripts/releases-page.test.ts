import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { releasesPage, SHOWN_BY } from '../../scripts/releases-page.ts';

test('docs/releases.md is what the rules are now (if not: npm run docs)', () => {
  expect(readFileSync('docs/releases.md', 'utf8')).toBe(releasesPage());
});

test('each rule is shown by a scenario that runs by an older release', () => {
  for (const scenario of Object.values(SHOWN_BY)) {
    const file = `scenarios/kernel/${scenario}.yaml`;
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8')).toMatch(/^kernel: "\d+\.\d+"$/m);
  }
});
