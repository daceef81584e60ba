import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { LAMP, machineFolder } from '../support/machine-folder.ts';

/** Runs the program itself on a module with this text. */
function started(command: string, text: string, ...args: readonly string[]) {
  const file = machineFolder()('lamp.ts', text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/klpwalk.cjs', command, file, ...args],
    { encoding: 'utf8', timeout: 60_000 },
  );
  return { status, stdout, stderr: stderr.replaceAll(file, basename(file)) };
}

test('a module that never finishes loading is bad input', () => {
  expect(started('generate', 'await new Promise(() => {});\n')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'klpwalk: lamp.ts: it never finishes loading: it waits (await) for something that does not come.\n',
  });
});

test('a module that ends the program is bad input', () => {
  expect(started('check', 'process.exit(0);\n')).toEqual({
    status: 2,
    stdout: '',
    stderr: 'klpwalk: lamp.ts: it ends the program (process.exit) while it is loaded.\n',
  });
});

test('a module that prints, and keeps a clock running, spoils no result and holds up no end', () => {
  const { status, stdout, stderr } = started(
    'check',
    `${LAMP}console.log('loaded');\nsetInterval(() => {}, 1000);\n`,
    '--json',
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'loaded\n' });
  expect(JSON.parse(stdout)).toMatchObject({ machine: 'lamp', states: 3 });
});
