import { describe, expect, test } from 'vitest';
import { toProblem } from '../../../src/problem/mistake.ts';
import { formatProblem } from '../../../src/problem/problem.ts';
import { stepLine } from '../../../src/scenario/step.ts';
import { formatTyped, typedStep } from '../../../src/uses/step/typed-step.ts';
import { worldOf } from '../../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: {}, nfs: {} },
  livepatches: {
    A: { features: { L1TF: 1 } },
    B: { objects: ['vmlinux', 'kvm'], features: { L1TF: 2 } },
  },
  tasks: [{ name: 'vcpu' }, { name: 'kworker' }],
});

function read(line: string): string {
  const step = typedStep(line, WORLD);
  return 'value' in step ? stepLine(step.value) : formatProblem(toProblem(step.mistake, {}));
}

describe('what is typed is what a scenario has', () => {
  test.each([
    ['load A', 'load A'],
    ['load   A&', 'load A &'],
    ['load A & fault allocation L1TF', '{ do: load A &, fault: { in: A, allocation: L1TF } }'],
    ['load A fails EEXIST', '{ do: load A, fails: EEXIST }'],
    ['load A & running all', '{ do: load A &, running: all }'],
    ['disable A running vcpu, kworker at 3', '{ do: disable A, running: [ vcpu, kworker ], at: 3 }'],
    ['complete at 12.5s', '{ do: complete, at: 12.5 }'],
    ['load B fault pre_patch -19 of kvm', '{ do: load B, fault: { in: B, object: kvm, pre_patch: -19 } }'],
    ['insert kvm fault pre_patch -19', '{ do: insert kvm, fault: { in: B, object: kvm, pre_patch: -19 } }'],
    [
      'insert kvm fault init -19 fails ENODEV at 3',
      '{ do: insert kvm, fails: ENODEV, fault: { in: kvm, init: -19 }, at: 3 }',
    ],
    ['load A fault symbol', '{ do: load A, fault: { in: A, object: vmlinux, symbol: -22 } }'],
    ['load A fault symbol ambiguous', '{ do: load A, fault: { in: A, object: vmlinux, symbol: ambiguous } }'],
    ['load A fault duplicate', '{ do: load A, fault: { in: A, object: vmlinux, duplicate: object } }'],
    ['load A fault nops', '{ do: load A, fault: { in: A, nops: -12 } }'],
    ['load A fault address', '{ do: load A, fault: { in: A, address: reused } }'],
    ['{ do: load A, fails: EBUSY }', '{ do: load A, fails: EBUSY }'],
  ])('%s', (line, told) => {
    expect(read(line)).toBe(told);
  });
});

describe('what is written can be typed', () => {
  test.each([
    'load A & fault allocation L1TF fails ENOMEM',
    'load B fault pre_patch -19 of kvm',
    'insert kvm fault pre_patch -19 in B',
    'insert kvm fault sympos 2 in B',
    'insert kvm fault filter -12 in B',
    'insert kvm fault init -19 at 3s',
    'disable A &',
    'disable A & running vcpu kworker',
    'load A running all fault allocation L1TF',
  ])('%s', line => {
    const step = typedStep(line, WORLD);
    if ('mistake' in step) throw new Error(step.mistake.what);
    expect(formatTyped(step.value)).toBe(line);
  });
});

describe('what is wrong has its sentence', () => {
  test.each([
    ['load A fault sympos last', '"last" is no position; expected "fault sympos 2 of OBJECT".'],
    ['load A running', 'running does not say which tasks; expected "running all", or the tasks.'],
    ['load A running cpu', 'no task is called "cpu"; expected one of vcpu, kworker. Did you mean "vcpu"?'],
    ['load C', 'step "load C": no livepatch is called "C"; expected one of A, B.'],
    [
      'load A fault alocation L1TF',
      'no fault is called "alocation"; expected one of allocation, ctor, pre_patch, patching, filter, register, symbol, sympos, relocation, duplicate, nops, init, address. Did you mean "allocation"?',
    ],
    [
      'load A fault',
      'the fault does not say what goes wrong; expected one of allocation, ctor, pre_patch, patching, filter, register, symbol, sympos, relocation, duplicate, nops, init, address.',
    ],
    [
      'load A fault allocation',
      'the fault does not say of which feature; expected "fault allocation FEATURE".',
    ],
    ['load A fault allocation SSB', 'no feature of A is called "SSB"; expected L1TF.'],
    ['load A fault patching often', '"often" is no error number; expected "fault patching -22 of OBJECT".'],
    [
      'load A fault allocation L1TF by chance',
      '"by" is a word too many; expected "fault allocation FEATURE".',
    ],
    [
      'insert nfs fault pre_patch -19',
      'the fault does not say in which livepatch; expected one that changes nfs, and none does.',
    ],
    ['load A fails', 'fails does not say how; expected the name of an error, such as EBUSY.'],
    ['load A fails often', 'this is no fails; expected the name of an error, such as EBUSY.'],
    [
      'load A at noon',
      'this is no at; expected a time of 0 or more: seconds, or text such as "12.5s", "250ms", "2m".',
    ],
    ['{ do: load A', 'this is not YAML; expected a map such as { do: load A1, fails: EBUSY }.'],
    [
      'disable A fault allocation L1TF',
      'step "disable A" cannot meet this fault; expected a fault in the livepatch that is loaded, or in the module that is inserted.',
    ],
  ])('%s', (line, told) => {
    expect(read(line)).toBe(told);
  });
});
