import { expect, test } from 'vitest';
import { complaintAbout } from '../support/complaint.ts';
import { exampleWorld } from '../support/example.ts';
import { worldOf } from '../support/world-of.ts';

const { A1, B2, D1, N, demo } = exampleWorld().livepatches;
const ALL = { prePatch: 0, postPatch: true, preUnpatch: true, postUnpatch: true, logs: false };
const NONE = { prePatch: null, postPatch: false, preUnpatch: false, postUnpatch: false, logs: false };

test('without objects: vmlinux, which carries the features in all four callbacks', () => {
  expect(A1).toEqual({
    replace: true,
    marked: true,
    objects: [{ name: 'vmlinux', functions: null, carries: true, callbacks: ALL }],
    features: [{ id: 'L1TF', version: 1 }],
    retires: [],
    relocations: [],
    replaceable: false,
    set: 0,
    provides: null,
    obsoletes: [],
    block_disable: false,
  });
});

test('only the objects under carries have callbacks', () => {
  expect(B2?.objects).toEqual([
    { name: 'vmlinux', functions: null, carries: false, callbacks: NONE },
    { name: 'kvm', functions: null, carries: true, callbacks: ALL },
  ]);
});

test('a livepatch that only retires features carries them too', () => {
  expect(D1).toMatchObject({
    objects: [{ name: 'vmlinux', carries: true, callbacks: ALL }],
    features: [],
    retires: [
      { id: 'L1TF', version: 1 },
      { id: 'MDS', version: 3 },
    ],
  });
});

test('a livepatch without features has no callbacks', () => {
  expect(N).toMatchObject({
    replace: false,
    marked: false,
    relocations: ['vmlinux'],
    objects: [{ name: 'vmlinux', carries: false, callbacks: NONE }],
  });
});

test('an object in full: its functions, and the callbacks that it names', () => {
  expect(demo?.objects).toEqual([
    {
      name: 'vmlinux',
      functions: [{ original: 'cmdline_proc_show', replacement: 'livepatch_cmdline_proc_show' }],
      carries: false,
      callbacks: { prePatch: 0, postPatch: true, preUnpatch: false, postUnpatch: false, logs: true },
    },
    { name: 'idle', functions: [], carries: false, callbacks: NONE },
  ]);
});

test.each([
  [
    '{ objects: [vmlinux, kmv] }',
    'x.yaml:3:41: livepatches.A1.objects[1]: "kmv" is neither vmlinux nor a declared module; expected one of vmlinux, kvm. Did you mean "kvm"?',
  ],
  [
    '{ objects: [{ name: vmlinu }] }',
    'x.yaml:3:40: livepatches.A1.objects[0].name: "vmlinu" is neither vmlinux nor a declared module; expected one of vmlinux, kvm. Did you mean "vmlinux"?',
  ],
  [
    '{ objects: [kvm, { name: kvm }] }',
    'x.yaml:3:45: livepatches.A1.objects[1].name: A1 has the object "kvm" twice. The kernel would refuse it with EEXIST: for that, list it once and take the fault { in: A1, object: kvm, duplicate: object }.',
  ],
  [
    '{ relocations: [kvm] }',
    'x.yaml:3:36: livepatches.A1.relocations[0]: no object of A1 is called "kvm"; expected vmlinux.',
  ],
  [
    '{ relocations: yes }',
    'x.yaml:3:35: livepatches.A1.relocations: "yes" is not allowed; expected true, false or a list of objects.',
  ],
  [
    '{ features: { L1TF: 1 }, carries: [kvm] }',
    'x.yaml:3:55: livepatches.A1.carries[0]: no object of A1 is called "kvm"; expected vmlinux.',
  ],
  [
    '{ features: { L1TF: 2 }, retires: { L1TF: 1 } }',
    'x.yaml:3:56: livepatches.A1.retires.L1TF: A1 both lists and retires "L1TF"; expected it under features or under retires.',
  ],
])('A1: %s', (livepatch, message) => {
  expect(complaintAbout(`title: T\nmodules: { kvm: }\nlivepatches: { A1: ${livepatch} }`)).toBe(message);
});

test('keys for one design each are taken over, and have defaults', () => {
  const { P, Q } = worldOf({
    livepatches: {
      P: { set: 2, block_disable: true },
      Q: { provides: 'base', obsoletes: ['P', 'base'] },
    },
  }).livepatches;
  expect(P).toMatchObject({ set: 2, provides: null, obsoletes: [], block_disable: true });
  expect(Q).toMatchObject({
    replaceable: false,
    set: 0,
    provides: 'base',
    obsoletes: ['P', 'base'],
    block_disable: false,
  });
});

test('only what some livepatch provides can be obsolete', () => {
  expect(
    complaintAbout('title: T\nlivepatches:\n  P: { provides: base }\n  Q: { obsoletes: [bas, Q] }'),
  ).toBe(
    'x.yaml:4:20: livepatches.Q.obsoletes[0]: no livepatch provides "bas"; expected one of base, Q. Did you mean "base"?',
  );
});
