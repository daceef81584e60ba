import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { klpwalk } from '../../support/command-line.ts';

test('an image is of no use without headers', async () => {
  expect(await klpwalk('lab', 'run', 'upgrade', '--kernel', '/boot/vmlinuz')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'klpwalk: --kernel and --headers go together\n',
  });
});

test('clean removes the cache', async () => {
  const cache = join(mkdtempSync(join(tmpdir(), 'klpwalk-cache-')), 'lab');
  mkdirSync(cache);
  expect(await klpwalk('lab', 'clean', '--cache', cache)).toEqual({
    status: 0,
    stdout: `${cache} is gone.\n`,
    stderr: '',
  });
  expect(existsSync(cache)).toBe(false);
});
