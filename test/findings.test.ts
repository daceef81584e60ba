import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findings } from '../scripts/findings/page.ts';

test('what is written is of a design, and shows a history of it, unless it is settle, which holds', () => {
  const files = readdirSync('scripts/findings/prose').filter(file => file !== 'summary.md');
  expect(files.sort()).toEqual(
    findings()
      .map(({ design }) => `${design}.md`)
      .sort(),
  );
  expect(findings().flatMap(({ design, shown }) => (shown === null ? [design] : []))).toEqual(['settle']);
});
