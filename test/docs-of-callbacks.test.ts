import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CALLS } from '../machines/body/call.ts';
import { LOOPS } from '../machines/body/loop.ts';
import { TESTS } from '../machines/body/test.ts';

const PAGE = readFileSync('docs/callbacks.md', 'utf8');

test('docs/callbacks.md has a row for each statement and each condition', () => {
  const rows = PAGE.split('\n')
    .filter(line => line.startsWith('| `'))
    .join('\n');
  for (const name of [...Object.keys(CALLS), ...Object.keys(TESTS)]) {
    expect(rows).toMatch(new RegExp(String.raw`\`${name}[\` ]`));
  }
  for (const name of Object.keys(LOOPS)) expect(rows).toContain(`\`for each ${name}:\``);
});
