import { expect, test } from 'vitest';
import { faultData, faultKey, readFault } from '../../src/scenario/faults.ts';
import { complaintAbout } from '../support/complaint.ts';
import { exampleWorld } from '../support/example.ts';

test.each([
  [
    { in: 'B2', allocation: 'L1TF' },
    { kind: 'allocation', in: 'B2', feature: 'L1TF' },
  ],
  [
    { in: 'B2', object: 'kvm', pre_patch: 1 },
    { kind: 'pre_patch', in: 'B2', object: 'kvm', code: 1 },
  ],
  [
    { in: 'B2', object: 'kvm', patching: -22 },
    { kind: 'patching', in: 'B2', object: 'kvm', step: 'location', code: -22 },
  ],
  [
    { in: 'B2', object: 'kvm', patching: -12 },
    { kind: 'patching', in: 'B2', object: 'kvm', step: 'memory', code: -12 },
  ],
  [
    { in: 'B2', object: 'kvm', patching: -16 },
    { kind: 'patching', in: 'B2', object: 'kvm', step: 'register', code: -16 },
  ],
  [
    { in: 'B2', object: 'kvm', filter: -22 },
    { kind: 'patching', in: 'B2', object: 'kvm', step: 'filter', code: -22 },
  ],
  [
    { in: 'B2', object: 'kvm', register: -12 },
    { kind: 'patching', in: 'B2', object: 'kvm', step: 'register', code: -12 },
  ],
  [
    { in: 'B2', object: 'kvm', symbol: -22 },
    { kind: 'symbol', in: 'B2', object: 'kvm', why: 'missing' },
  ],
  [
    { in: 'B2', object: 'kvm', symbol: -2 },
    { kind: 'symbol', in: 'B2', object: 'kvm', why: 'size unknown' },
  ],
  [
    { in: 'B2', object: 'kvm', symbol: 'ambiguous' },
    { kind: 'symbol', in: 'B2', object: 'kvm', why: 'ambiguous' },
  ],
  [
    { in: 'B2', object: 'kvm', sympos: 2 },
    { kind: 'sympos', in: 'B2', object: 'kvm', position: 2 },
  ],
  [
    { in: 'N', object: 'vmlinux', relocation: -8 },
    { kind: 'relocation', in: 'N', object: 'vmlinux', code: -8 },
  ],
  [
    { in: 'B2', object: 'kvm', duplicate: 'function' },
    { kind: 'duplicate', in: 'B2', object: 'kvm', what: 'function' },
  ],
  [
    { in: 'B2', nops: -12 },
    { kind: 'nops', in: 'B2' },
  ],
  [
    { in: 'kvm', init: -19 },
    { kind: 'init', in: 'kvm', code: -19 },
  ],
  [
    { in: 'N', address: 'reused' },
    { kind: 'address', in: 'N' },
  ],
] as const)('%j is read and written', (data, fault) => {
  expect(readFault(data, exampleWorld())).toEqual({ value: fault });
  expect(faultData(fault)).toEqual(data);
});

test('the only object of a livepatch goes without saying', () => {
  expect(readFault({ in: 'A1', pre_patch: -19 }, exampleWorld())).toEqual({
    value: { kind: 'pre_patch', in: 'A1', object: 'vmlinux', code: -19 },
  });
});

test('the key tells faults apart', () => {
  const fault = { kind: 'patching', in: 'B2', object: 'kvm', step: 'register', code: -22 } as const;
  expect(faultKey({ ...fault })).toBe(faultKey(fault));
  expect(faultKey({ ...fault, code: -16 })).not.toBe(faultKey(fault));
  expect(faultKey({ ...fault, step: 'filter' })).not.toBe(faultKey(fault));
  expect(faultKey({ ...fault, step: 'location' })).not.toBe(faultKey(fault));
  expect(faultKey({ ...fault, kind: 'pre_patch' })).not.toBe(faultKey(fault));
});

const KINDS =
  'one of allocation, ctor, pre_patch, patching, filter, register, symbol, sympos, relocation, duplicate, nops, init, address';

test.each([
  ['{ in: B2 }', `x.yaml:6:3: faults[0]: the fault does not say what goes wrong; expected ${KINDS}.`],
  [
    '{ in: B2, allocation: L1TF, patching: -12 }',
    `x.yaml:6:41: faults[0].patching: allocation and patching stand in one fault; expected ${KINDS}.`,
  ],
  [
    '{ in: B3, allocation: L1TF }',
    'x.yaml:6:9: faults[0].in: no livepatch is called "B3"; expected B2. Did you mean "B2"?',
  ],
  [
    '{ in: constructor, address: reused }',
    'x.yaml:6:9: faults[0].in: "constructor" is not allowed; expected a name that is not reserved by JavaScript.',
  ],
  [
    '{ in: B2, allocation: L1TX }',
    'x.yaml:6:25: faults[0].allocation: no feature of B2 is called "L1TX"; expected L1TF. Did you mean "L1TF"?',
  ],
  [
    '{ in: B2, object: kvm, allocation: L1TF }',
    'x.yaml:6:21: faults[0].object: allocation goes with no object.',
  ],
  ['{ in: B2, object: kvm, address: reused }', 'x.yaml:6:21: faults[0].object: address goes with no object.'],
  ['{ in: B2, object: kvm, nops: -12 }', 'x.yaml:6:21: faults[0].object: nops goes with no object.'],
  [
    '{ in: B2, object: kvm, relocation: -8 }',
    'x.yaml:6:38: faults[0].relocation: B2 has no relocations for kvm; expected relocations: [kvm] of B2, or relocations: true.',
  ],
  [
    '{ in: B2, object: kvm, relocation: -22 }',
    'x.yaml:6:38: faults[0].relocation: -22 is not allowed; expected -8 (the module loader refuses to write them).',
  ],
  [
    '{ in: B2, object: kvm, symbol: ambigous }',
    'x.yaml:6:34: faults[0].symbol: "ambigous" is not allowed; expected -22 (not found), -2 (its size is not known) or ambiguous. Did you mean "ambiguous"?',
  ],
  [
    '{ in: B2, object: kvm, duplicate: objects }',
    'x.yaml:6:37: faults[0].duplicate: "objects" is not allowed; expected object or function. Did you mean "object"?',
  ],
  [
    '{ in: B2, object: kvm, sympos: 0 }',
    'x.yaml:6:34: faults[0].sympos: 0 is not allowed; expected a position from 1: the symbol is asked for there.',
  ],
  ['{ in: kvm, object: kvm, init: -19 }', 'x.yaml:6:22: faults[0].object: init goes with no object.'],
  ['{ in: B2, init: -19 }', 'x.yaml:6:9: faults[0].in: no target module is called "B2"; expected kvm.'],
  [
    '{ in: B2, pre_patch: -19 }',
    'x.yaml:6:3: faults[0]: the fault does not say in which object of B2; expected object: vmlinux | kvm.',
  ],
  [
    '{ in: B2, object: kmv, symbol: -2 }',
    'x.yaml:6:21: faults[0].object: no object of B2 is called "kmv"; expected one of vmlinux, kvm. Did you mean "kvm"?',
  ],
])('%s', (fault, message) => {
  const text = `title: T\nmodules: { kvm: }\nlivepatches:\n  B2: { objects: [vmlinux, kvm], features: { L1TF: 1 } }\nfaults:\n- ${fault}`;
  expect(complaintAbout(text)).toBe(message);
});
