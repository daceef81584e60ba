import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { klpwalk } from '../support/command-line.ts';
import { CARELESS, checked, LAMP, machineFolder } from '../support/machine-folder.ts';

test('a machine with a dead end and a place that is never reached', async () => {
  expect(await checked(LAMP)).toEqual({
    status: 1,
    stderr: '',
    stdout: `lamp (machine.ts, export lamp)

Events, as the machine names them: press, wait, smash.
They are sent without payloads, which the machine does not tell. Where
an event carries something, list all of them in an export called events
beside the machine, or in a file of their own (--events).

3 states, 4 transitions, depth 1: this is all that can happen.

Dead ends: no event is accepted here, and these are no final states.
  broken (1 state), after 1 event:
    1. smash

Of the chart was covered:
  chart states       3 of 4
  chart transitions  4 of 6
  guard outcomes     1 of 2
  events             2 of 3

States never entered:
  night

Transitions never taken:
  off: wait [isLate] -> night
  (1 more, out of states never entered)

Guards never true:
  isLate

Events never accepted:
  wait

The chart can be in 3 places, 3 states with their contexts. A shortest
way to each:
  off (1 state): at the start
  on (1 state): press
  broken (1 state): smash
`,
  });
});

const REPAIRED = `${LAMP.replace('broken: {}', "broken: { type: 'final' }")}
export const events = [{ type: 'press' }, { type: 'wait', hour: 21 }, { type: 'smash' }];
`;

test('a machine with nothing to complain of', async () => {
  const { status, stdout } = await checked(REPAIRED);
  expect(status).toBe(0);
  expect(stdout).toContain('\nEvents: press, wait {"hour":21}, smash.\n\n4 states, 6 transitions');
  expect(stdout).not.toMatch(/Dead ends|never entered|without payloads/);
  expect(stdout).toContain('  night (1 state): wait {"hour":21}\n');
});

test('as data', async () => {
  const { stdout } = await checked(LAMP, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    machine: 'lamp',
    export: 'lamp',
    eventsAreProposed: true,
    states: 3,
    transitions: 4,
    stopped: null,
    places: [
      { name: 'off', states: 1, way: [], deadEnds: null },
      { name: 'on', way: [{ type: 'press' }] },
      { name: 'broken', deadEnds: { states: 1, way: [{ type: 'smash' }] } },
    ],
    coverage: { states: { visited: 3, possible: 4, missing: ['night'] } },
  });
});

test('a walk that was ended says nothing of what it has not seen', async () => {
  const { status, stdout } = await checked(REPAIRED, '--max-states', '2');
  expect(status).toBe(3);
  expect(stdout).toContain('and more: the walk has ended at the\nbound of states (--max-states).');
  expect(stdout).not.toContain('Dead ends');
  expect((await checked(REPAIRED, '--max-depth', '1')).status).toBe(3);
});

test('a machine that counts without end: what counts', async () => {
  const { status, stdout } = await checked(
    `import { assign, setup } from 'xstate';
export const machine = setup({}).createMachine({
  id: 'counter',
  context: { n: 0 },
  on: { inc: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
});
`,
    '--max-states',
    '200',
  );
  expect(status).toBe(3);
  expect(stdout).toContain(`
200 states, 199 transitions, depth 199, and more: the walk has ended at
the bound of states (--max-states). Of the context, n took 200 values:
if it counts without end, bound it by a guard.
`);
});

test('a walk that ends early without any fault of the context says why', async () => {
  const text = `import { createMachine, raise } from 'xstate';
export const machine = createMachine({
  id: 'bell',
  on: { ring: { actions: raise({ type: 'echo' }, { delay: 500, id: 'e' }) }, echo: {} },
});
export const events = [{ type: 'ring' }];
`;
  const { status, stdout } = await checked(text);
  expect(status).toBe(3);
  expect(stdout).toContain(`
7 states, 9 transitions, depth 4, and more: the walk has ended early.
The delayed event "echo" has come to be on its way more than 4 times at
once. Cancel the one before: XState does not, even where the next has
the same id.

`);
  expect(JSON.parse((await checked(text, '--json')).stdout)).toMatchObject({
    stopped: 'values',
    note: expect.stringMatching(/^The delayed event "echo" has come/),
    growth: [],
  });
});

test('what an actor sends comes from around the machine, though it looks like any event', async () => {
  const { stdout } = await checked(`import { fromCallback, setup } from 'xstate';
export const machine = setup({ actors: { clock: fromCallback(() => {}) } }).createMachine({
  id: 'session',
  initial: 'open',
  states: {
    open: { invoke: { src: 'clock' }, on: { expired: 'over', close: 'over' } },
    over: { type: 'final' },
  },
});
export const events = [{ type: 'close' }];
export const outcomes = { clock: { events: [{ type: 'expired' }] } };
`);
  expect(stdout).toContain('\nEvents: close.\nFrom its actors and delays: expired.\n\n2 states');
});

test('names that nobody has given', async () => {
  const text = `import { createMachine } from 'xstate';
export const machine = createMachine({
  id: 'bare',
  initial: 'a',
  states: { a: { on: { go: { guard: 'isFine', target: 'b' } }, after: { SOON: 'b' } }, b: { on: { back: 'a' } } },
});
`;
  const { stdout } = await checked(text);
  expect(stdout).toContain(`: this is all that can happen.

What keeps it from being walked as it is meant:
  a: go: the guard "isFine" is not given, and XState throws where it is
  asked
  a: the delay "SOON" is not given, and ends at once

`);
  expect(JSON.parse((await checked(text, '--json')).stdout).obstacles).toMatchObject([
    { place: 'a: go', what: 'the guard "isFine" is not given, and XState throws where it is asked' },
    { place: 'a', what: 'the delay "SOON" is not given, and ends at once' },
  ]);
});

describe('pictures', () => {
  test('of the states, or for programs', async () => {
    const write = machineFolder();
    const file = write('machine.ts', LAMP);
    const [drawing, graph] = [`${file}.mmd`, `${file}.json`];
    const { stderr } = await klpwalk('check', file, '--out', drawing, '--out', graph);
    expect(stderr.replaceAll(file, 'machine.ts')).toBe(
      'machine.ts.mmd: 3 boxes\nmachine.ts.json: 3 states, 4 transitions\n',
    );
    expect(readFileSync(drawing, 'utf8')).toMatch(/^stateDiagram-v2\n[\s\S]*s0 --> s1 : press\n/);
    expect(JSON.parse(readFileSync(graph, 'utf8'))).toMatchObject({ states: { length: 3 } });
  });

  test('that cannot be written are refused before the walk', async () => {
    const file = machineFolder()('machine.ts', LAMP);
    const { status, stdout, stderr } = await klpwalk('check', file, '--out', `${file}.png`);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('no format has the extension .png; expected one of .mmd, .dot, .json, .aut.');
  });
});

test('a machine that throws: the way there, and what may be the reason', async () => {
  const careless = LAMP.replace('event.hour > 20', 'event.time.hour > 20');
  const { status, stdout } = await checked(careless);
  expect(status).toBe(1);
  expect(stdout).toContain(`
It throws after 1 event: Unable to evaluate guard 'isLate' in transition
for event 'wait' in state node 'lamp.off': Cannot read properties of
undefined (reading 'hour')
    1. wait

If it is because the event carries nothing: give the events as they are
(--events).
`);
});

test('an actor whose error nothing takes, and of which nobody has said what it answers', async () => {
  const { status, stdout } = await checked(CARELESS);
  expect(status).toBe(1);
  expect(stdout).toContain(`
Events: none.
From its actors and delays: careless.loading done,
careless.loading error Error("0.careless.loading has failed"),
after 500 in careless.waiting.
Nobody has said what its actors answer, so each ends without a value, or
fails. List what they may answer in an export called outcomes beside the
machine, or in a file of their own (--outcomes).

3 states, 3 transitions, depth 1: this is all that can happen.

Errors of actors that nothing handles (no onError): the machine fails.
  loading (1 state), after 1 event:
    1. careless.loading error Error("0.careless.loading has failed")
`);
});

test('outcomes and input in files of their own', async () => {
  const write = machineFolder();
  const file = write('careless.ts', CARELESS);
  const outcomes = write('outcomes.json', '{ "load": { "done": [1] } }');
  const input = write('input.ts', "export const input = { url: 'b' };\n");
  const { status, stdout } = await klpwalk('check', file, '--outcomes', outcomes, '--input', input);
  expect(status).toBe(0);
  expect(stdout).toContain(
    '\nFrom its actors and delays: careless.loading done 1,\nafter 500 in careless.waiting.\n\n2 states',
  );
});

const JUDGED = `import { assign, createMachine } from 'xstate';
const lamp = createMachine({
  id: 'lamp',
  initial: 'off',
  states: { off: { on: { press: 'on' } }, on: { on: { press: 'off' }, after: { 1000: 'off', 500: 'dim' } }, dim: {} },
});
export const machine = createMachine({
  id: 'door',
  context: { n: 0 },
  initial: 'closed',
  invoke: { src: lamp, id: 'lamp' },
  states: {
    closed: { on: { open: 'open', lock: 'locked' } },
    open: {
      on: {
        close: {
          target: 'closed',
          guard: ({ context }) => context.n < 2,
          actions: assign({ n: ({ context }) => context.n + 1 }),
        },
      },
    },
    locked: { on: { unlock: 'closed' } },
  },
});
export const children = { lamp: { events: [{ type: 'press' }] } };
`;

test('properties, and an actor that is walked together with its machine', async () => {
  const properties = `export const properties = [
  { kind: 'never', name: 'open a third time', when: ({ context, value }) => context.n === 2 && value === 'open' },
  { kind: 'sometimes', name: 'locked at last', when: ({ context, value }) => context.n === 2 && value === 'locked' },
  { kind: 'sometimes', name: 'broken', when: ({ value }) => value === 'broken' },
  { kind: 'never', name: 'premise', premise: ({ value }) => value === 'broken', when: () => false },
  { kind: 'eventually', name: 'closes', from: ({ value }) => value === 'open', when: ({ value }) => value === 'closed' },
];
`;
  const { status, stdout } = await checked(JUDGED + properties);
  expect(status).toBe(1);
  expect(stdout).toContain(`
From its actors and delays: press, to lamp, after 1000 in lamp.on,
after 500 in lamp.on.

27 states, 69 transitions, depth 7: this is all that can happen.

Properties:
  open a third time: violated after 5 events
    1. open
    2. close
    3. open
    4. close
    5. open
  locked at last: holds
  broken: violated: no such state is reached
  premise: vacuous: its premise holds in no state, so it says nothing
  closes: violated by a run that goes on for ever
    1. open
    2. close
    3. open
    4. close
    5. open
    and from there round and round:
    6. press, to lamp
    7. press, to lamp

Dead ends: no event is accepted here, and these are no final states.
`);
});

test('delays that end in their order', async () => {
  const file = machineFolder()('door.ts', JUDGED);
  const { stdout } = await klpwalk('check', file, '--time', 'ordered');
  // The lamp is dim before it could have gone off by itself.
  expect(stdout).toContain('\nFrom its actors and delays: press, to lamp, after 500 in lamp.on.\n');
  expect(stdout).toContain('\n27 states, 60 transitions, depth 7: this is all that can happen.\n');
});

test('a machine that cannot be read, or walked, is bad input', async () => {
  const { status, stdout, stderr } = await checked('export const size = 3;\n');
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe(
    'klpwalk: machine.ts: it exports size (a number), and no machine; expected a machine, as setup({ ... }).createMachine({ ... }) of XState 5 makes one.\n',
  );
});

test('a state that accepts an event, if only to run actions, is no dead end', async () => {
  const { status, stdout } = await checked(`import { createMachine } from 'xstate';
export const machine = createMachine({ id: 'bell', initial: 'ready', states: { ready: { on: { ring: { actions: 'sound' } } } } });
`);
  expect(status).toBe(0);
  expect(stdout).not.toContain('Dead ends');
  expect(stdout).not.toContain('Never left');
});

test('a dead end at the start', async () => {
  const { status, stdout } = await checked(`import { createMachine } from 'xstate';
export const machine = createMachine({ id: 'stone', initial: 'lying', states: { lying: {} } });
`);
  expect(status).toBe(1);
  expect(stdout).toContain(`
Dead ends: no event is accepted here, and these are no final states.
  lying (1 state), at the start

`);
});

test('a place that is never left again', async () => {
  const { status, stdout } = await checked(`import { createMachine } from 'xstate';
export const machine = createMachine({
  id: 'door',
  initial: 'open',
  states: { open: { on: { close: 'closed' } }, closed: { on: { close: 'open', lock: 'locked' } }, locked: { on: { ring: { actions: 'sound' } } } },
});
`);
  expect(status).toBe(0);
  expect(stdout).toContain(`
Never left once entered, though events are accepted:
  locked, after 2 events

Of the chart`);
});

test('errors of events stand in --json', async () => {
  const write = machineFolder();
  const file = write(
    'careless.ts',
    `${CARELESS}export const outcomes = { load: { done: [], error: [new Error('fatal'), new Error('again')] } };\n`,
  );
  const { stdout } = await klpwalk('check', file, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    around: [{ error: { $Error: 'fatal' } }, { error: { $Error: 'again' } }],
    places: [{ failures: { way: [{ error: { $Error: 'fatal' } }] } }],
  });
});
