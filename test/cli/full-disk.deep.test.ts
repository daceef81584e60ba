import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { klpwalk, written } from '../support/command-line.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const UPGRADE = 'scenarios/sketch/upgrade.yaml';

/** Runs a command of the shell with `$@` standing for klpwalk with these arguments. */
async function shell(command: string, args: readonly string[], stdout: 'ignore' | number = 'ignore') {
  const klpwalk = [process.execPath, '--import', 'tsx', 'src/cli/main.ts', ...args];
  const program = spawn('sh', ['-c', command, 'sh', ...klpwalk], {
    cwd: ROOT,
    stdio: ['ignore', stdout, 'pipe'],
    // What tsx keeps of the sources must not be cut off as well.
    env: { ...process.env, TSX_DISABLE_CACHE: '1' },
  });
  let stderr = '';
  program.stderr?.setEncoding('utf8').on('data', text => {
    stderr += text;
  });
  const [status] = await once(program, 'close');
  return { status, stderr };
}

test.each([[], ['--json']])(
  'a result that the disk has no room for is no verdict: %j',
  async (...options) => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = await shell('exec "$@"', ['explore', UPGRADE, ...options], full);
    closeSync(full);
    expect(stderr).toMatch(/^klpwalk: the result cannot be written: ENOSPC: [^\n]*\n$/);
    expect(status).toBe(3);
  },
);

test('where messages cannot be written, the status is the one that tells', async () => {
  for (const [file, status] of [
    ['nowhere.yaml', 2],
    [UPGRADE, 1],
  ] as const) {
    expect(await shell('exec "$@" 2>/dev/full', ['explore', file])).toEqual({ status, stderr: '' });
  }
});

test('a file that there is no room for is not written by half, and what was there stays', async () => {
  const small = written('old', 'graph.aut');
  const large = join(dirname(small), 'graph.json');
  // Files of 5 KiB at most: the drawing by two members is smaller, the graph is not.
  const drawing = join(dirname(small), 'graph.dot');
  const { status, stderr } = await shell('ulimit -f 10 && exec "$@"', [
    ...['explore', UPGRADE, '--property', 'warning', '--by', 'effects'],
    ...['--out', small, '--out', large, '--out', drawing],
  ]);
  const tooLarge = 'cannot be written: the file would be larger than a file may be here.';
  expect(stderr.split('\n')).toEqual([
    expect.stringMatching(/graph\.dot: 218 states in \d boxes$/),
    `klpwalk: ${small}: ${tooLarge}`,
    `klpwalk: ${large}: ${tooLarge}`,
    '',
  ]);
  expect(status).toBe(2);
  expect(readFileSync(small, 'utf8')).toBe('old');
  expect(readdirSync(dirname(small)).sort()).toEqual(['graph.aut', 'graph.dot']);
});

test('a file that is no file is refused before the walk, also behind a link', async () => {
  const link = join(dirname(written('', 'x')), 'full.dot');
  symlinkSync('/dev/full', link);
  expect(await klpwalk('explore', UPGRADE, '--out', link)).toEqual({
    status: 2,
    stdout: '',
    stderr: `klpwalk: ${link}: this is not a regular file; expected the name of a file.\n`,
  });
});
