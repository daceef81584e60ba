import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from '../support/collecting-terminal.ts';
import { klpwalk } from '../support/command-line.ts';
import { stepping } from '../support/stepping.ts';

/** What a person would see, each in a file: the commands stand behind the prompts. */
const TRANSCRIPTS = [
  ['flaw', 1, ['scenarios/sketch/upgrade.yaml']],
  ['next', 2, ['one-version', '--design', 'sketch']],
  ['into', 0, ['one-version', '--design', 'sketch']],
  ['ways', 2, ['scenarios/sketch/failing-allocation.yaml']],
  ['tasks', 0, ['scenarios/kernel/a-kthread-in-the-patched-function-blocks-for-ever.yaml']],
  ['mistakes', 2, ['scenarios/sketch/upgrade.yaml']],
] as const;

test.each(TRANSCRIPTS)('%s', async (name, status, args) => {
  const transcript = readFileSync(`test/cli/step/${name}.txt`, 'utf8');
  const commands = [...transcript.matchAll(/^\d+(?::\d+)?>(.*)$/gm)].map(([, command = '']) =>
    command.trim(),
  );
  expect(commands.length).toBeGreaterThan(4);
  expect(await stepping(args, ...commands)).toEqual({ status, stdout: transcript, stderr: '' });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'klpwalk-step-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

const FLAW = ['load A1', 'load B2 &', 'disable B2'];

describe('what was found leaves', () => {
  test('as a scenario that simulate agrees with, and that can be opened again', async () => {
    const file = join(folder(), 'found.yaml');
    const { stdout } = await stepping(['scenarios/sketch/upgrade.yaml'], ...FLAW, 'complete', `save ${file}`);
    expect(stdout).toContain(`\n   ${file}: 4 steps\n`);
    const { status, stderr } = await klpwalk('simulate', file);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const again = await stepping([file], 'goto 4', `save ${file}`, 'unload B2', `save ${file}2`);
    expect(again.stdout).toContain('4 steps lie ahead: again takes one, goto 4 all.');
    expect(again.stdout).toContain('stays as it is; expected another name.');
    expect((await klpwalk('simulate', `${file}2`)).status).toBe(0);
  });

  test('with the faults, errors and times that it has', async () => {
    const file = join(folder(), 'found.yaml');
    const lines = ['load A1 fault allocation L1TF', 'load A1 &', 'load B2 fails EBUSY at 2s', `save ${file}`];
    await stepping(['scenarios/sketch/upgrade.yaml'], ...lines);
    expect(readFileSync(file, 'utf8')).toContain(`steps:
  - do: load A1
    fails: ENOMEM
    fault:
      in: A1
      allocation: L1TF
  - load A1 &
  - do: load B2
    fails: EBUSY
    at: 2
`);
    expect((await klpwalk('simulate', file)).status).toBe(0);
  });

  test('over a file that is there, and says so', async () => {
    const file = join(folder(), 'found.yaml');
    writeFileSync(file, 'old\n');
    const { stdout, status } = await stepping(['upgrade', '--design', 'settle'], 'load A1', `save ${file}`);
    expect(stdout).toContain(`${file}: 1 step, written over what was there\n`);
    expect(status).toBe(0);
  });

  test.each([
    ['shell', /^# An upgrade\n.*\n\n% insmod A1\.ko\n.*\n\n% insmod B2\.ko\n.*% echo 0 > /s],
    [
      'mail',
      /^Subject: klpwalk: lost-feature after 3 steps: An upgrade\n.*klpwalk step scenarios\/worlds\/upgrade\.yaml --design sketch$/s,
    ],
    ['sequence', /^sequenceDiagram\n.*note over shell,core: lost-feature/s],
    ['itf', /^\{"#meta":\{"format":"ITF"/],
    ['scenario', /^title: "?lost-feature: An upgrade"?\n/],
  ])('as %s', async (format, text) => {
    const { stdout } = await stepping(['upgrade', '--design', 'sketch'], ...FLAW, `export ${format}`);
    const printed = stdout.slice(stdout.indexOf(`export ${format}\n`) + `export ${format}\n`.length);
    expect(printed.trimEnd()).toMatch(text);
    const file = join(folder(), 'found');
    await stepping(['upgrade', '--design', 'sketch'], ...FLAW, `export ${format} ${file}`);
    expect(readFileSync(file, 'utf8').trimEnd()).toBe(printed.trimEnd());
  });

  test('as a link, which is opened at the same place, and under another design too', async () => {
    const { stdout } = await stepping(['upgrade', '--design', 'sketch'], ...FLAW, 'back', 'link');
    const link = stdout.trimEnd().split('\n').at(-1) ?? '';
    const opened = await stepping([`file:///page.html${link}`], 'show path', 'again');
    expect(opened.stdout).toContain('\n1 step lies ahead: again takes one, goto 3 all.\n2> show path\n');
    expect(opened.status).toBe(1);
    expect((await stepping([link, '--design', 'settle'], 'again')).status).toBe(0);
  });
});

describe('bad input', () => {
  test.each([
    [['upgrad'], 'no world is called "upgrad"'],
    [['no.yaml'], 'there is no such file'],
    [['#1rubbish'], 'this link cannot be opened: it is cut short, or something else stands there'],
    [['upgrade', '--design', 'nice'], 'No design is called "nice"'],
    [[], "missing required argument 'world'"],
  ])('%j', async (args, told) => {
    const { status, stdout, stderr } = await stepping(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(told);
  });
});

test('no lines at all are as it should be', async () => {
  expect((await stepping(['upgrade'])).status).toBe(0);
});

test('what stands behind quit is not read', async () => {
  const { status, stdout } = await stepping(['upgrade'], 'quit', 'nonsense');
  expect(status).toBe(0);
  expect(stdout).not.toContain('nonsense');
});

test('on a terminal a world is walked before anything is asked, and leaving does not wait for it', async () => {
  const stream = new PassThrough();
  const screen = new PassThrough();
  const terminal = new CollectingTerminal();
  screen.on('data', (shown: Buffer) => terminal.out(shown.toString()));
  const status = run(['step', 'everything'], Object.assign(terminal, { input: { stream, screen } }));
  const shown = () => stripVTControlCharacters(terminal.stdout);
  for (const [keys, end] of [
    ['', '0> '],
    ['design settle\r', 'nothing is broken\n0> '],
    ['load A1\r', '1> '],
    ['\u0004', '1> \n'],
  ] as const) {
    stream.write(keys);
    await vi.waitFor(() => expect(shown().endsWith(end)).toBe(true), 10_000);
  }
  expect(await status).toBe(0);
});

test('typed on a terminal, Tab completes, what is wrong does not matter to the status, and Ctrl-D leaves', async () => {
  const stream = new PassThrough();
  const screen = new PassThrough();
  const terminal = new CollectingTerminal();
  screen.on('data', (shown: Buffer) => terminal.out(shown.toString()));
  const status = run(['step', 'upgrade'], Object.assign(terminal, { input: { stream, screen } }));
  const shown = () => stripVTControlCharacters(terminal.stdout);
  for (const [keys, end] of [
    ['', '0> '],
    ['lo', 'lo'],
    ['\t', 'load '],
    ['A', 'A'],
    ['\t', 'A1 '],
    ['\r', '1> '],
    ['nonsense\r', '1> '],
    ['abc', 'abc'],
    ['\u0003', '1> '],
    ['back\r', '0> '],
    ['\u0004', '0> \n'],
  ] as const) {
    stream.write(keys);
    await vi.waitFor(() => expect(shown().endsWith(end)).toBe(true), 10_000);
  }
  expect(await status).toBe(0);
  expect(shown()).toContain('0> load A1 \r\n   callbacks: pre_patch of A1/vmlinux');
  expect(shown()).toContain('no command and no step begins with "nonsense"');
  expect(shown()).not.toContain('begins with "abc');
  expect(shown()).toContain('1> back\r\n   before the first step\n   ahead: load A1\n0> \n');
});
