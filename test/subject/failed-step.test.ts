import { expect, test } from 'vitest';
import { klpwalk } from '../support/command-line.ts';
import { CARELESS, checked, machineFolder } from '../support/machine-folder.ts';

test.each([
  ['outcomes = { laod: {} }', 'Did you mean "load"?'],
  [
    "properties = [{ kind: 'nevr', name: 'n', when: () => true }]",
    'machine: properties[0].kind: expected one of never, observed, deadlock, way-back, eventually, sometimes, found "nevr". Did you mean "never"?',
  ],
])('what the explorer refuses: %s', async (exported, told) => {
  const { status, stderr } = await checked(`${CARELESS}export const ${exported};\n`);
  expect(status).toBe(2);
  expect(stderr).toContain(told);
});

test('a fault of outcomes that have a file of their own is told of that file', async () => {
  const write = machineFolder();
  const outcomes = write('outcomes.txt', '{ "load": { "doen": [1] } }');
  const { status, stderr } = await klpwalk('check', write('careless.ts', CARELESS), '--outcomes', outcomes);
  expect(status).toBe(2);
  expect(stderr.replaceAll(outcomes, 'outcomes.txt')).toBe(
    'klpwalk: outcomes.txt: outcomes.load: expected members called done, error, snapshot, events, found "doen". Did you mean "done"?\n',
  );
});

const ASKING = `import { createMachine, sendTo, setup } from 'xstate';
export const machine = setup({ actors: { child: createMachine({ on: { ping: {} } }) } }).createMachine({
  id: 'asking',
  invoke: { src: 'child', id: 'kid' },
  on: { go: { actions: sendTo('kid', { type: 'ping' }) } },
});
`;

test('an actor of which nothing is said, and to which the machine sends, is no fault of the machine', async () => {
  expect(await checked(ASKING)).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'klpwalk: machine.ts: machine: the machine sends "ping" to actor "kid", of which nothing is said. ' +
      'Say by --outcomes what it may answer, or walk it too by --children, if it is a machine.\n',
  });
  expect((await checked(ASKING, '--children')).stdout).toContain('this is all that can happen');
});

test('a machine that reads a variable of its own is not walked', async () => {
  const impure = `import { assign, createMachine } from 'xstate';
let count = 0;
export const machine = createMachine({
  id: 'stamp',
  context: { at: 0 },
  initial: 'x',
  states: { x: { on: { stamp: { target: 'y', actions: assign({ at: () => ++count }) } } }, y: { on: { back: 'x' } } },
});
`;
  expect(await checked(impure)).toEqual({
    status: 2,
    stdout: '',
    stderr:
      'klpwalk: machine.ts: machine: the same step by stamp leads to different states, since some guard or action depends ' +
      'on a clock, on chance or on a variable of its own; expected a machine that depends on its state and the event alone.\n',
  });
});

test('an input that is missing is asked for in the words of the command line', async () => {
  const { status, stderr } = await checked(CARELESS.replace('export const input', 'export const other'));
  expect(status).toBe(2);
  expect(stderr).toMatch(
    /^klpwalk: machine\.ts: machine: the machine "careless" cannot enter its initial state: .* give it one by --input\.\n$/,
  );
});
