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
    { kind: 'patching', in: 'B2', object: 'kvm', code: -22 },
  ],
  [
    { in: 'B2', object: 'kvm', symbol: -22 },
    { kind: 'symbol', in: 'B2', object: 'kvm', code: -22 },
  ],
  [
    { in: 'B2', object: 'kvm', symbol: -2 },
    { kind: 'symbol', in: 'B2', object: 'kvm', code: -2 },
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
  const fault = { kind: 'patching', in: 'B2', object: 'kvm', code: -22 } as const;
  expect(faultKey({ ...fault })).toBe(faultKey(fault));
  expect(faultKey({ ...fault, code: -12 })).not.toBe(faultKey(fault));
  expect(faultKey({ ...fault, kind: 'pre_patch' })).not.toBe(faultKey(fault));
});

const KINDS = 'one of allocation, pre_patch, patching, symbol, init, address';

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
