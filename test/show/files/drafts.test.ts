import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';

/** Writes for ever, and says when it has begun. */
const ENDLESS = `
  import { writeFile } from './src/show/files/write-file.ts';
  function* chunks() {
    for (let piece = 0; ; piece++) {
      if (piece === 2) process.stdout.write('begun');
      yield 'x'.repeat(70_000);
    }
  }
  await writeFile(process.argv[1], chunks());
`;

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s takes away what is half written', async signal => {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const program = spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', ENDLESS, join(folder, 'x.json')],
    { cwd: fileURLToPath(new URL('../../..', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  onTestFinished(() => {
    program.kill('SIGKILL');
  });
  await once(program.stdout, 'data');
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^\.klpwalk-[0-9a-f]{12}\.tmp$/)]);
  program.kill(signal);
  expect(await once(program, 'exit')).toEqual([null, signal]);
  expect(readdirSync(folder)).toEqual([]);
});
