import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { klpwalk } from '../support/command-line.ts';
import { LAMP, machineFolder } from '../support/machine-folder.ts';

test('a suite that takes every transition, and that none is cheaper than', async () => {
  const lamp = machineFolder()('lamp.ts', LAMP);
  const { status, stdout } = await klpwalk('generate', lamp, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    machine: 'lamp',
    export: 'lamp',
    states: 3,
    transitions: 4,
    cover: 'transitions',
    prices: { step: 1, reboot: 1, home: 0 },
    tests: [
      [{ type: 'press' }, { type: 'press' }],
      [{ type: 'press' }, { type: 'smash' }],
      [{ type: 'smash' }],
    ],
    steps: 5,
    price: 7,
    bound: 7,
  });
});

test('as tests for vitest, over a system that somebody else writes', async () => {
  const lamp = machineFolder()('lamp.ts', LAMP);
  const out = join(dirname(lamp), 'suite');
  const { status, stderr } = await klpwalk('generate', lamp, '--format', 'vitest', '--out', out);
  expect({ status, stderr }).toEqual({ status: 0, stderr: `${out}: 2 files\n` });
  expect(readdirSync(out)).toEqual(['lamp.system.ts', 'lamp.test.ts']);
  const text = readFileSync(join(out, 'lamp.test.ts'), 'utf8');
  expect(text).toContain('import { begin, type Expected } from "./lamp.system.ts";\n');
  expect(text).toContain('{"event":{"type":"smash"},"after":{"value":"broken","context":{}}},\n');
});

test('tests for vitest hold errors and maps as a program has them', async () => {
  const file = machineFolder()(
    'asking.ts',
    `import { assign, fromPromise, setup } from 'xstate';
export const machine = setup({ actors: { ask: fromPromise(async () => 1) } }).createMachine({
  context: { failure: null, left: new Map([['tries', 1]]) },
  invoke: { src: 'ask', onError: { actions: assign({ failure: ({ event }) => event.error }) } },
});
export const outcomes = { ask: { done: [], error: [new Error('fatal')] } };
`,
  );
  const out = join(dirname(file), 'suite');
  expect((await klpwalk('generate', file, '--format', 'vitest', '--out', out)).status).toBe(0);
  const text = readFileSync(join(out, 'asking.test.ts'), 'utf8');
  expect(text).toContain('"error":new Error("fatal")');
  expect(text).toContain('"context":{"failure":new Error("fatal"),"left":new Map([["tries",1]])}');
});

test('what a suite of a machine costs', async () => {
  const { stdout } = await klpwalk('generate', machineFolder()('lamp.ts', LAMP));
  expect(stdout).toContain(
    'costs     7 (an event 1, a new start 1, one from the initial state 0);\n          no suite costs less\n',
  );
});

test('as traces, one a test', async () => {
  const lamp = machineFolder()('lamp.ts', LAMP);
  const out = join(dirname(lamp), 'suite');
  await klpwalk('generate', lamp, '--cover', 'states', '--format', 'itf', '--out', out);
  expect(readdirSync(out)).toEqual(['lamp-1.itf.json']);
  expect(JSON.parse(readFileSync(join(out, 'lamp-1.itf.json'), 'utf8'))).toMatchObject({
    states: [{ state: 'off' }, { state: 'on', step: 'press' }, { state: 'broken', step: 'smash' }],
  });
});

describe('bad input', () => {
  test.each([
    [
      ['--cover', 'callbacks'],
      '--cover: no cover is called "callbacks"; expected one of transitions, pairs, states.',
    ],
    [
      ['--format', 'selftest', '--out', 'x'],
      '--format: the tests of a machine are not written as selftest; expected one of vitest, itf.',
    ],
    [['--format', 'vitest'], '--format: a suite is written to some folder; expected --out as well.'],
    [['--out', 'x'], '--out: a suite is written in some format; expected --format as well.'],
    [
      ['--no-reboot', '--no-home'],
      '--no-reboot and --no-home: no test may end anywhere; expected one of them.',
    ],
    [['--longest', '1'], '--longest: '],
    [['--runnable'], '--runnable: a machine has no use for it; expected a world, where there is --runnable.'],
  ])('%j', async (args, told) => {
    const lamp = machineFolder()('lamp.ts', LAMP);
    const { status, stderr } = await klpwalk('generate', lamp, ...args);
    expect({ status, told: stderr.slice(9, 9 + told.length) }).toEqual({ status: 2, told });
    expect(existsSync('x')).toBe(false);
  });

  test('a folder within one that is not there', async () => {
    const lamp = machineFolder()('lamp.ts', LAMP);
    const { status, stderr } = await klpwalk(
      'generate',
      lamp,
      '--format',
      'vitest',
      '--out',
      `${lamp}.d/tests`,
    );
    expect(status).toBe(2);
    expect(stderr.replaceAll(lamp, 'lamp')).toBe(
      'klpwalk: lamp.d/tests: there is no folder lamp.d. Make it: mkdir -p lamp.d\n',
    );
  });

  test('a world beside a machine', async () => {
    const lamp = machineFolder()('lamp.ts', LAMP);
    const { status, stderr } = await klpwalk('generate', 'upgrade', lamp);
    expect(status).toBe(2);
    expect(stderr).toContain(`upgrade: tests are made of one machine; expected ${lamp} alone.`);
  });
});
