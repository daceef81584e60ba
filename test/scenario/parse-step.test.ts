import { expect, test } from 'vitest';
import { parseStep } from '../../src/scenario/parse-step.ts';
import { formatStep, stepData } from '../../src/scenario/step.ts';
import { complaintAbout } from '../support/complaint.ts';
import { EXAMPLE, exampleWorld } from '../support/example.ts';

const world = exampleWorld();

function parsed(data: Parameters<typeof parseStep>[0]) {
  const read = parseStep(data, world);
  if ('mistake' in read) throw new Error(read.mistake.what);
  return read.value;
}

test.each([
  'load A1',
  'load A1 &',
  'disable A1',
  'disable A1 &',
  'enable A1',
  'enable A1 &',
  'force A1',
  'unload A1',
  'insert kvm',
  'remove kvm',
  'switch worker-1',
  'block worker-2',
  'unblock reader',
  'fork child',
  'exit child',
  'complete',
])('%s', line => {
  expect(formatStep(parsed(line))).toBe(line);
});

test('only load, disable and enable wait, unless & says otherwise', () => {
  expect(parsed('load A1')).toEqual({
    verb: 'load',
    subject: 'A1',
    waits: true,
    fails: null,
    fault: null,
    at: null,
  });
  expect(parsed('load A1 &').waits).toBe(false);
  expect(parsed('unload A1').waits).toBe(false);
  expect(parsed('complete').waits).toBe(false);
});

test('blanks do not matter, and as in a shell & needs none before it', () => {
  expect(parsed('  load \t A1&')).toEqual(parsed('load A1 &'));
});

test.each([
  [12.5, 12.5],
  ['12.5s', 12.5],
  ['250ms', 0.25],
  ['2m', 120],
  [0, 0],
])('at: %j is %d seconds', (at, seconds) => {
  expect(parsed({ do: 'load A1', at }).at).toBe(seconds);
});

test('a step in full, and back', () => {
  const data = { do: 'load B2 &', fails: 'ENOMEM', fault: { in: 'B2', allocation: 'L1TF' }, at: 1 };
  expect(stepData(parsed(data))).toEqual(data);
});

test.each([
  ['load B2', { in: 'B2', object: 'kvm', symbol: -2 }],
  ['load B2', { in: 'B2', address: 'reused' }],
  ['insert kvm', { in: 'kvm', init: -19 }],
  ['insert kvm', { in: 'B2', object: 'kvm', patching: -12 }],
  ['insert kvm', { in: 'B2', allocation: 'L1TF' }],
] as const)('%s can meet %j', (line, fault) => {
  expect(stepData(parsed({ do: line, fault }))).toEqual({ do: line, fault });
});

const VERBS =
  'one of load, disable, enable, force, unload, insert, remove, switch, block, unblock, fork, exit, set, complete';
const PATCHES = 'one of A1, B2, D1, N, demo';
const CANNOT_MEET = 'expected a fault in the livepatch that is loaded, or in the module that is inserted';

test.each([
  ['laod A1', `[0]: step "laod A1": unknown verb "laod"; expected ${VERBS}. Did you mean "load"?`],
  ['""', `[0]: step "": no verb; expected ${VERBS}.`],
  ['"&"', `[0]: step "&": no verb; expected ${VERBS}.`],
  ['load', '[0]: step "load": it does not say what to load; expected a livepatch after it.'],
  ['remove', '[0]: step "remove": it does not say what to remove; expected a target module after it.'],
  ['load A1 B2', '[0]: step "load A1 B2": "B2" is a word too many; expected "load A1".'],
  ['load & A1', '[0]: step "load & A1": "A1" is a word too many; expected "load &".'],
  ['complete A1', '[0]: step "complete A1": "A1" is a word too many; expected "complete".'],
  ['load B3', `[0]: step "load B3": no livepatch is called "B3"; expected ${PATCHES}. Did you mean "B2"?`],
  [
    'load constructor',
    `[0]: step "load constructor": no livepatch is called "constructor"; expected ${PATCHES}.`,
  ],
  [
    'load kvm',
    `[0]: step "load kvm": no livepatch is called "kvm"; expected ${PATCHES}. kvm is a target module.`,
  ],
  [
    'insert A1',
    '[0]: step "insert A1": no target module is called "A1"; expected one of kvm, idle. A1 is a livepatch.',
  ],
  [
    'remove reader',
    '[0]: step "remove reader": no target module is called "reader"; expected one of kvm, idle. reader is a task.',
  ],
  [
    'switch worker',
    '[0]: step "switch worker": no task is called "worker"; expected one of worker-1, worker-2, reader, child. Did you mean "worker-1"?',
  ],
  [
    'unload A1 &',
    '[0]: step "unload A1 &": & cannot stand after unload; expected "unload A1". & goes with load, disable, enable.',
  ],
  [
    'complete &',
    '[0]: step "complete &": & cannot stand after complete; expected "complete". & goes with load, disable, enable.',
  ],
  [
    'block child',
    '[0]: step "block child": task child sits in no function; expected a task with in. Give child the function, as in: { name: child, in: FUNCTION, blocked: false }',
  ],
  [
    'fork reader',
    '[0]: step "fork reader": task reader is there from the start; expected a task with parent. Say who forks reader, as in: { name: reader, parent: TASK }',
  ],
])('%s', (line, message) => {
  expect(complaintAbout(withStep(line))).toBe(`x.yaml:32:5: steps${message}`);
});

test.each([
  [
    '{ do: load B3, at: 1 }',
    `11: steps[0].do: step "load B3": no livepatch is called "B3"; expected ${PATCHES}. Did you mean "B2"?`,
  ],
  [
    '{ do: load A1, fault: { in: A1, allocation: MDS } }',
    '49: steps[0].fault.allocation: no feature of A1 is called "MDS"; expected L1TF.',
  ],
  [
    '{ do: load A1, fault: { in: B2, allocation: L1TF } }',
    `27: steps[0].fault: step "load A1" cannot meet this fault; ${CANNOT_MEET}.`,
  ],
  [
    '{ do: unload B2, fault: { in: B2, allocation: L1TF } }',
    `29: steps[0].fault: step "unload B2" cannot meet this fault; ${CANNOT_MEET}.`,
  ],
  [
    '{ do: insert idle, fault: { in: B2, allocation: L1TF } }',
    `31: steps[0].fault: step "insert idle" cannot meet this fault; ${CANNOT_MEET}.`,
  ],
  [
    '{ do: insert kvm, fault: { in: B2, address: reused } }',
    `30: steps[0].fault: step "insert kvm" cannot meet this fault; ${CANNOT_MEET}.`,
  ],
  [
    '{ do: enable A1, running: all }',
    '31: steps[0].running: enable A1 tries to switch no task; expected running beside load or disable.',
  ],
  [
    '{ do: load A1 &, running: [reader, worker] }',
    '40: steps[0].running[1]: no task is called "worker"; expected one of worker-1, worker-2, reader, child. Did you mean "worker-1"?',
  ],
  [
    '{ do: load A1 &, running: everybody }',
    '31: steps[0].running: "everybody" is not allowed; expected all, or a list of tasks.',
  ],
  [
    '{ do: complete, fault: { in: B2, address: reused } }',
    `28: steps[0].fault: step "complete" cannot meet this fault; ${CANNOT_MEET}.`,
  ],
])('%s', (step, message) => {
  expect(complaintAbout(withStep(step))).toBe(`x.yaml:32:${message}`);
});

test('where no task is listed none can run', () => {
  expect(complaintAbout('title: T\nlivepatches: { N: {} }\nsteps:\n  - { do: load N, running: all }')).toBe(
    'x.yaml:4:28: steps[0].running: no task is listed that could run; expected tasks in the scenario.',
  );
});

function withStep(step: string): string {
  return `${EXAMPLE.slice(0, EXAMPLE.indexOf('steps:'))}steps:\n  - ${step}\n`;
}
