import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';

const PAGE = readFileSync('docs/any-machine.md', 'utf8');
// Beside the sources, so that the program finds xstate, and klpwalk by its own name.
const FOLDER = 'node_modules/.klpwalk-test';

afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

const PROGRAMS = [
  ...PAGE.matchAll(/```ts\n((?:(?!```)[\s\S])*?)```\n\nIt prints:\n\n```\n([\s\S]*?)```/g),
].map(([, program = '', output = ''], place) => ({ number: place + 1, program, output }));

test('there are two programs', () => {
  expect(PROGRAMS.length).toBe(2);
});

test.each(PROGRAMS)(
  'program $number of the page prints what the page says',
  ({ number, program, output }) => {
    mkdirSync(FOLDER, { recursive: true });
    const source = program.replace("'klpwalk/explore'", "'../../src/explore/index.ts'");
    const file = `${FOLDER}/program-${number}.mts`;
    writeFileSync(file, source);
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], { encoding: 'utf8' });
    expect({ stdout, stderr }).toEqual({ stdout: output, stderr: '' });
  },
);
