import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tableText } from '../../scripts/page-table.ts';

test('src/page/table.json says what the machines say: npm run table', async () => {
  expect(await tableText()).toBe(readFileSync('src/page/table.json', 'utf8'));
});
