import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LAMP, machineFolder } from '../support/machine-folder.ts';
import { stepping } from '../support/stepping.ts';

test('what a person sees: the commands stand behind the prompts', async () => {
  const transcript = readFileSync('test/cli/step-machine/player.txt', 'utf8');
  const commands = [...transcript.matchAll(/^\d+>(.*)$/gm)].map(([, command = '']) => command.trim());
  expect(commands.length).toBeGreaterThan(15);
  expect(await stepping(['test/corpus/media-player.ts'], ...commands)).toEqual({
    status: 2,
    stdout: transcript,
    stderr: '',
  });
});

test('the events that were taken are saved, and taken again', async () => {
  const write = machineFolder();
  const lamp = write('lamp.ts', LAMP);
  const saved = `${lamp}.json`;
  const first = await stepping([lamp], 'press', 'press', 'smash', 'back', `save ${saved}`);
  expect(first.status).toBe(0);
  expect(first.stdout).toContain(`   ${saved}: 2 events\n`);
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toEqual([{ type: 'press' }, { type: 'press' }]);
  const again = await stepping([lamp, '--history', saved], 'path');
  expect(again.stdout).toContain('   off\n2> path\n  1. press\n  2. press\n');
});

test('the events are saved under any name', async () => {
  const lamp = machineFolder()('lamp.ts', LAMP);
  expect((await stepping([lamp], 'press', `save ${lamp}.txt`)).status).toBe(0);
  const { status, stdout } = await stepping([lamp, '--history', `${lamp}.txt`], 'path');
  expect(status).toBe(0);
  expect(stdout).toContain('   on\n1> path\n  1. press\n');
});

test('a history that cannot be taken is taken as far as it goes', async () => {
  const write = machineFolder();
  const saved = write('saved.json', JSON.stringify([{ type: 'smash' }, { type: 'press' }]));
  const { stdout } = await stepping([write('lamp.ts', LAMP), '--history', saved], 'next');
  expect(stdout).toContain('Event 2 of the history cannot happen here.\n   broken\n1> next\n');
  expect(stdout).toContain('nothing can happen any more, and this is no final state\n');
});

test('an event is not here, where another state has it', async () => {
  const { stdout, status } = await stepping([machineFolder()('lamp.ts', LAMP)], 'press', 'why wait');
  expect(stdout).toContain('   wait: no state here takes it; these do: off\n');
  expect(status).toBe(0);
});

test('a machine that throws is no place to step through', async () => {
  const careless = LAMP.replace('event.hour > 20', 'event.time.hour > 20');
  const { status, stdout } = await stepping([machineFolder()('lamp.ts', careless)], 'next');
  expect(status).toBe(1);
  expect(stdout).toContain('It throws after 1 event: ');
});

test.each([
  [
    ['lamp.ts', '--design', 'sketch'],
    '--design: a machine has no use for it; expected a world, where there is --design.',
  ],
  [
    ['upgrade', '--events', 'events.json'],
    '--events: a world has no use for it; expected a module that exports a machine, where there is --events.',
  ],
  [['lmap.ts'], 'lmap.ts: there is no such file.'],
  [['test/corpus/wizard.ts', '--history', 'docs/check.md'], 'docs/check.md: this is no JSON: '],
])('bad input: %j', async (args, told) => {
  const { status, stdout, stderr } = await stepping(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(told);
});

const FAILING = `import { assign, fromPromise, setup } from 'xstate';
export const machine = setup({ actors: { ask: fromPromise(async () => 1) } }).createMachine({
  id: 'asking',
  context: { stock: new Map(), failure: null },
  initial: 'waiting',
  on: { put: { actions: assign({ stock: () => new Map([['a', 1]]) }) } },
  states: {
    waiting: { invoke: { src: 'ask', onDone: 'ready', onError: { target: 'ready', actions: assign({ failure: ({ event }) => event.error }) } } },
    ready: {},
  },
});
export const outcomes = { ask: { done: [], error: [new Error('again'), new Error('fatal'), 'fatal'] } };
`;

test('errors and maps are told apart, shown, saved, and taken again', async () => {
  const file = machineFolder()('asking.ts', FAILING);
  const saved = `${file}.json`;
  const { stdout } = await stepping([file], 'next', '3', `save ${saved}`);
  expect(stdout).toContain(`
     stock: Map{}
     failure: null
0> next
  1. put
     stock: Map{"a":1}
  2. asking.waiting error Error("again")
     -> ready; failure: Error("again")
  3. asking.waiting error Error("fatal")
     -> ready; failure: Error("fatal")
  4. asking.waiting error "fatal"
     -> ready; failure: "fatal"
`);
  expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject([{ error: { $Error: 'fatal' } }]);
  const again = await stepping([file, '--history', saved], 'path');
  expect(again.stdout).toContain('   ready\n     stock: Map{}\n     failure: Error("fatal")\n1> path\n');
  expect(again.stdout).toContain('  1. asking.waiting error Error("fatal")\n');
});
