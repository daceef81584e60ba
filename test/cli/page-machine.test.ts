import { existsSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { klpwalk } from '../support/command-line.ts';
import { LAMP, machineFolder } from '../support/machine-folder.ts';

/** Runs `page` on a module with that text; whatever comes of it, the folder is as it was. */
async function refused(text: string, ...options: readonly string[]) {
  const file = machineFolder()('lamp.ts', text);
  const before = readdirSync(dirname(file));
  const { status, stdout, stderr } = await klpwalk('page', file, '--out', `${file}.html`, ...options);
  expect(readdirSync(dirname(file))).toEqual(before);
  return { status, stdout, stderr: stderr.replaceAll(`${dirname(file)}/`, '') };
}

test.each([
  [
    'a machine that imports what a browser has not',
    `import { readFileSync } from 'node:fs';\n${LAMP}export const read = () => readFileSync('x');\n`,
    "lamp.ts:1:30: it imports node:fs, which is Node's own: a page has it not; expected a machine that is given what it needs, by its input, its actors or provide().",
  ],
  [
    'a machine that waits at its top level',
    `const id = await Promise.resolve('x');\n${LAMP}export const name = id;\n`,
    'lamp.ts:1:12: it waits at its top level (await), which the script of a page cannot; expected a module that has its machine at once.',
  ],
  [
    'a module without a machine',
    'export const lamp = 1;\n',
    'lamp.ts: it exports lamp (a number), and no machine; expected a machine, as setup({ ... }).createMachine({ ... }) of XState 5 makes one.',
  ],
  [
    'a module with several',
    `${LAMP}export const other = lamp.provide({});\n`,
    'lamp.ts: it exports 2 machines: lamp, other; expected a machine, as setup({ ... }).createMachine({ ... }) of XState 5 makes one. Name one: --export lamp, or --export other.',
  ],
])('%s is told of in one sentence, and nothing is written', async (_, text, sentence) => {
  expect(await refused(text)).toEqual({ status: 2, stdout: '', stderr: `klpwalk: ${sentence}\n` });
});

test('a module that does not compile is told of', async () => {
  const { status, stderr } = await refused('export const = 1;\n');
  expect(status).toBe(2);
  // Whether its line is known depends on who reads it: here that is the loader of the tests.
  expect(stderr).toMatch(/^klpwalk: lamp\.ts(:1:\d+)?: it cannot be loaded: .*\n$/);
});

test('a machine that throws has no page', async () => {
  const { status, stdout } = await refused(LAMP.replace('event.hour > 20', 'event.time.hour > 20'));
  expect(status).toBe(1);
  expect(stdout).toContain('It throws after 1 event: ');
});

test('a world beside a machine, and what is of the other of the two, are refused', async () => {
  const file = machineFolder()('lamp.ts', LAMP);
  expect((await klpwalk('page', file, 'upgrade')).stderr).toBe(
    `klpwalk: upgrade: a page is about one machine; expected ${file} alone.\n`,
  );
  expect((await klpwalk('page', 'upgrade', '--events', 'x.json')).stderr).toBe(
    'klpwalk: --events: a world has no use for it; expected a module that exports a machine, where there is --events.\n',
  );
});

test('a machine is not served', async () => {
  expect(await klpwalk('serve', 'test/corpus/order.ts')).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'klpwalk: test/corpus/order.ts: a machine is not served; expected worlds. klpwalk page writes the page of a machine.\n',
  });
});

test('the machine is not overwritten', async () => {
  const file = machineFolder()('lamp.ts', LAMP);
  const { status, stderr } = await klpwalk('page', file, '--out', file);
  expect(status).toBe(2);
  expect(stderr).toContain('expected another name');
  expect(existsSync(file)).toBe(true);
});
