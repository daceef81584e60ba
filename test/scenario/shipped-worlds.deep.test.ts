import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shippedWorlds } from '../../src/scenario/shipped-worlds.ts';

test('from another folder they are found all the same', () => {
  const here = process.cwd();
  process.chdir('/');
  try {
    for (const { file } of shippedWorlds()) expect(existsSync(file), file).toBe(true);
  } finally {
    process.chdir(here);
  }
});
