import { expect, test } from 'vitest';
import { complaintAbout } from '../support/complaint.ts';
import { exampleWorld } from '../support/example.ts';

test('modules, kernel and stacks', () => {
  const world = exampleWorld();
  expect(world.kernel).toBe('6.12');
  expect(world.reliableStacks).toBe(false);
  expect(world.modules).toEqual({
    kvm: { loaded: true, functions: ['vcpu_run'], initLog: ['kvm in'], exitLog: ['kvm out'] },
    idle: { loaded: false, functions: [], initLog: [], exitLog: [] },
  });
});

test('features are in order of first mention, retired ones included', () => {
  expect(exampleWorld().features).toEqual(['L1TF', 'MDS']);
});

test('livepatches keep the order of the file', () => {
  expect(Object.keys(exampleWorld().livepatches)).toEqual(['A1', 'B2', 'D1', 'N', 'demo']);
});

test.each([
  [
    'title: T\nmodules: { vmlinux: {} }\nlivepatches: { N: {} }',
    'x.yaml:2:12: modules.vmlinux: vmlinux is the kernel itself, which is always there; expected target modules only.',
  ],
  [
    'title: T\nlivepatches: { vmlinux: {} }',
    'x.yaml:2:16: livepatches.vmlinux: vmlinux is the kernel itself; expected another name for the livepatch.',
  ],
  [
    'title: T\nmodules: { A1: {} }\nlivepatches: { A1: {} }',
    'x.yaml:3:16: livepatches.A1: A1 is both a livepatch and a module; expected two names: the kernel keeps both kinds in one list of modules.',
  ],
  [
    'title: T\nlivepatches:\n  a-b: {}\n  a_b: {}',
    'x.yaml:4:3: livepatches.a_b: "a-b" and "a_b" are one module: the kernel calls both a_b; expected two names that differ in more than a dash.',
  ],
  [
    'title: T\nmodules: { snd_rawmidi: {}, snd-rawmidi: {} }\nlivepatches: { N: {} }',
    'x.yaml:2:29: modules.snd-rawmidi: "snd_rawmidi" and "snd-rawmidi" are one module: the kernel calls both snd_rawmidi; expected two names that differ in more than a dash.',
  ],
  [
    'title: T\nmodules: { a-b-c: {} }\nlivepatches: { a_b-c: {} }',
    'x.yaml:3:16: livepatches.a_b-c: "a-b-c" and "a_b-c" are one module: the kernel calls both a_b_c; expected two names that differ in more than a dash.',
  ],
  [
    'title: T\nlivepatches: { N: {} }\ntasks: [{ name: a, count: 16 }, { name: b }]',
    'x.yaml:3:8: tasks: there are 17 tasks; expected at most 16.',
  ],
  [
    `title: T\nlivepatches:\n  A: { features: { ${ids(0, 9)} } }\n  B: { retires: { ${ids(9, 17)} } }`,
    'x.yaml:3:3: livepatches: there are 17 features; expected at most 16.',
  ],
  [
    'title: T\nlivepatches: { N: {} }\nfaults: [{ in: N, patching: -22 }, { in: N, object: vmlinux, patching: -22 }]',
    'x.yaml:3:36: faults[1]: this fault stands here twice.',
  ],
])('%j', (text, message) => {
  expect(complaintAbout(text)).toBe(message);
});

function ids(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, i) => `F${from + i}: 1`).join(', ');
}
