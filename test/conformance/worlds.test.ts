import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COUNTS, FOLDED } from '../support/counts.ts';
import { agreeOnShipped, SMALL_SCENARIOS } from '../support/shipped-walk.ts';

test('every scenario that is shipped is counted', () => {
  const folders = readdirSync('scenarios', { withFileTypes: true }).filter(item => item.isDirectory());
  const files = folders.flatMap(({ name }) =>
    readdirSync(`scenarios/${name}`).map(file => `${name}/${file}`),
  );
  expect(Object.keys(COUNTS).sort()).toEqual(files.sort());
  expect(Object.keys(FOLDED).filter(file => COUNTS[file] === undefined)).toEqual([]);
});

test.each(SMALL_SCENARIOS)('%s', file => agreeOnShipped(file));
