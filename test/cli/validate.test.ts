import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';
import { klpwalk, STACKED, written } from '../support/command-line.ts';

const WORLD = 'title: A pair\nlivepatches: { A: {}, B: {} }\n';
const LOG = `$ dmesg
[   81.100000] usb 1-1: new device
[   81.200000][ T812] livepatch: enabling patch 'A'
[   81.300000][ T812] livepatch: 'A': starting patching transition
[   82.400000][  T12] livepatch: 'A': patching complete
[   90.000000][ T812] livepatch: 'A': starting unpatching transition
[   91.000000][  T12] livepatch: 'A': unpatching complete
`;

test('of a log that fits the history is told, and the status is 0', async () => {
  const log = written(LOG, 'a.log');
  const world = written(WORLD);
  const { status, stdout, stderr } = await klpwalk('validate', log, '--world', world);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.slice(stdout.indexOf('fits'))).toBe(`\
fits (5 of 7 lines are about livepatches)

  1. load A     lines 3, 5
  2. disable A  lines 6, 7

At the end:
  stack  empty
  A.ko   loaded
  B.ko   not loaded

The log has no debug lines: dynamic debug was off, as it is by default.
`);
});

test('where a log stops to fit it is told at once, and the status is 1', async () => {
  const log = written(`${LOG}[   91.1] livepatch: 'B': patching complete\n[ 1.0] of another boot\n`, 'a.log');
  const { status, stdout } = await klpwalk('validate', log, '--world', written(WORLD));
  expect(status).toBe(1);
  expect(stdout.slice(stdout.indexOf('does'))).toContain(`\
does not fit at line 8 (5 lines about livepatches before it do)

8: livepatch: 'B': patching complete
   the end of the transition is not possible.
   Possible there, and not seen:
     livepatch: enabling patch 'B' (load B)
     livepatch: enabling patch 'A' (load A)

Up to there:
  1. load A     lines 3, 5
  2. disable A  lines 6, 7
`);
});

test('a property that the history breaks is status 1', async () => {
  const lines = ['A', 'B'].flatMap(name => [
    `livepatch: enabling patch '${name}'`,
    `livepatch: '${name}': starting patching transition`,
    `livepatch: '${name}': patching complete`,
  ]);
  const log = [
    ...lines,
    "livepatch: 'A': starting unpatching transition",
    "livepatch: 'A': unpatching complete",
  ];
  const file = written(log.join('\n'), 'a.log');
  const { status, stdout } = await klpwalk('validate', file, '--world', written(STACKED));
  expect(status).toBe(1);
  expect(stdout).toContain('\nmissing-effect is broken by "the end of the transition": B needs L1TF,\n');
});

test('without a world one is made, which simulate reads', async () => {
  const { status, stdout } = await klpwalk('validate', written(LOG, 'a.log'));
  expect(status).toBe(0);
  expect(stdout).toContain('Nothing was said of the world. Assumed, beside what the log says:\n');
  const scenario = stdout.slice(stdout.indexOf('title: '));
  expect(scenario).toBe(
    'title: Made of a kernel log\nlivepatches:\n  A: {}\nsteps:\n  - load A\n  - disable A\n',
  );
  expect((await klpwalk('simulate', written(scenario))).status).toBe(0);
});

test('the rules are those of the kernel that was asked for, and what the log says of it is told', async () => {
  const log = written(
    `[    0.000000] Linux version 5.14.0-427.el9 (gcc)\n${LOG.replace('$ dmesg\n', '')}`,
    'a.log',
  );
  const made = await klpwalk('validate', log);
  expect(made.stdout).toContain('\nkernel: "5.14"\n');
  const held = await klpwalk('validate', log, '--world', written(WORLD), '--kernel', '5.4');
  expect(held.stdout).toMatch(/design klp-state,\s+kernel 5\.4\n/);
  expect(held.stdout).toContain(
    'The log says Linux 5.14, and was held against the rules of 5.4: --kernel\ntakes another.\n',
  );
});

test('--json prints the same as data', async () => {
  const { status, stdout } = await klpwalk('validate', '--json', written(LOG, 'a.log'));
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'fits',
    lines: { read: 7, used: 5, unknown: 0 },
    misfit: null,
    steps: [
      { do: 'load A', lines: [3, 5] },
      { do: 'disable A', lines: [6, 7] },
    ],
    histories: { count: 1, isExact: true },
    final: { enabled: [] },
  });
});

test('a log comes through a pipe as well', async () => {
  const terminal = new CollectingTerminal();
  const input = { stream: Readable.from([LOG.slice(0, 100), LOG.slice(100)]), screen: null };
  expect(await run(['validate', '-'], Object.assign(terminal, { input }))).toBe(0);
  expect(terminal.stdout).toContain('fits (5 of 7 lines are about livepatches)');
});

test.each([
  ['', 'the log is empty; expected a kernel log'],
  ['title: No log\n', 'none of its 1 lines is about livepatches; expected a kernel log'],
  ['livepatch: \0', '1: this is not text: it has a NUL byte; expected a kernel log'],
  [
    `${LOG}[  1.0] b\n`,
    '8: another boot begins here, or another log: the time stamps fall from 91.000 to 1.000',
  ],
])('a log that is none is bad input: %j', async (text, message) => {
  const log = written(text, 'a.log');
  const { status, stdout, stderr } = await klpwalk('validate', log);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(`klpwalk: ${log}:`);
  expect(stderr).toContain(message);
});

test('a folder, and what is not there, are bad input', async () => {
  expect((await klpwalk('validate', 'docs')).stderr).toBe(
    'klpwalk: docs: this is a folder; expected a kernel log.\n',
  );
  const { status, stderr } = await klpwalk('validate', 'README.mb');
  expect(status).toBe(2);
  expect(stderr).toContain('there is no such file. Did you mean "README.md"?');
});

test('nothing of a log steers a terminal', async () => {
  const log = written(
    `${LOG}livepatch: enabling patch '\u001b[31mB\u0007\u202e'\nlivepatch: \u001b]0;x\n`,
    'a.log',
  );
  const { stdout } = await klpwalk('validate', log, '--world', written(WORLD));
  expect(stdout).toContain("livepatch: enabling patch '\\u001b[31mB\\u0007\\u202e'");
  expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u);
});
