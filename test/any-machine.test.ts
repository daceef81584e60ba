import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';

const PAGE = readFileSync('docs/any-machine.md', 'utf8');
// Beside the sources, so that the program finds xstate, and klpwalk by its own name.
const FOLDER = 'node_modules/.klpwalk-test';

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

test('the program of the page prints what the page says', () => {
  const program = /```ts\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
  const output = /It prints:\n\n```\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';
  mkdirSync(FOLDER, { recursive: true });
  const source = program.replace("'klpwalk/explore'", "'../../src/explore/index.ts'");
  writeFileSync(`${FOLDER}/program.mts`, source);
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `${FOLDER}/program.mts`], {
    encoding: 'utf8',
  });
  expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
});
