import { expect, test } from 'vitest';
import { complaintAbout } from '../../support/complaint.ts';

const MAP = 'a map with at least title and livepatches';
const VERSION = 'a positive integer';
const NAME = 'a name: letters, digits, "_", "." and "-", not digits alone';

function scenario(...lines: readonly string[]): string {
  return ['title: T', 'livepatches: { A1: { features: { L1TF: 1 } } }', ...lines].join('\n');
}

test.each([
  ['[1]', `x.yaml:1:1: a list is not allowed; expected ${MAP}.`],
  ['text', `x.yaml:1:1: "text" is not allowed; expected ${MAP}.`],
  ['null', `x.yaml:1:1: null is not allowed; expected ${MAP}.`],
])('%j at the top', (text, message) => {
  expect(complaintAbout(text)).toBe(message);
});

test('a missing title', () => {
  expect(complaintAbout('# x\nlivepatches: { N: {} }')).toBe(
    'x.yaml:2:1: title: it is missing; expected a title.',
  );
});

test('an unknown key: all known keys, and the nearest', () => {
  const text = [
    'title: T',
    'livepatches:',
    '  B2:',
    '    objects: [vmlinux]',
    '    featurs: { L1TF: 2 }',
  ].join('\n');
  expect(complaintAbout(text)).toBe(
    'x.yaml:5:5: livepatches.B2.featurs: unknown key "featurs"; expected one of replace, objects, features, carries, retires, relocations, design, module_init, module_exit, compatible, marked, replaceable, set, provides, obsoletes, block_disable. Did you mean "features"?',
  );
});

test('unknown keys deep inside: those of the form that was meant', () => {
  expect(complaintAbout(scenario('modules: { kvm: { laoded: true } }'))).toBe(
    'x.yaml:3:19: modules.kvm.laoded: unknown key "laoded"; expected one of loaded, functions, needs, log. Did you mean "loaded"?',
  );
  expect(
    complaintAbout('title: T\nlivepatches: { A1: { objects: [{ name: vmlinux, functons: {} }] } }'),
  ).toBe(
    'x.yaml:2:49: livepatches.A1.objects[0].functons: unknown key "functons"; expected one of name, functions, callbacks. Did you mean "functions"?',
  );
  expect(complaintAbout(scenario('steps:', '  - { do: load A1, fail: EBUSY }'))).toBe(
    'x.yaml:4:20: steps[0].fail: unknown key "fail"; expected one of do, fails, fault, running, at. Did you mean "fails"?',
  );
});

test.each(['0', '-1', '1.5', '"1"', 'true', '1e400', '1e30', '.nan'])('%s is no version', version => {
  const shown = { '1e400': 'Infinity', '1e30': '1e+30', '.nan': 'NaN' }[version] ?? version;
  expect(complaintAbout(`title: T\nlivepatches: { A1: { features: { F: ${version} } } }`)).toBe(
    `x.yaml:2:37: livepatches.A1.features.F: ${shown} is not allowed; expected ${VERSION}.`,
  );
});

test.each(['12', 'a b', 'ä', ''])('%j is no name of a livepatch', name => {
  expect(complaintAbout(`title: T\nlivepatches: { "${name}": {} }`)).toBe(
    `x.yaml:2:16: livepatches.${name}: "${name}" cannot be a name here; expected ${NAME}.`,
  );
});

test.each([
  ['title: 5\nlivepatches: { N: {} }', 'x.yaml:1:8: title: 5 is not allowed; expected a title.'],
  ['title: " "\nlivepatches: { N: {} }', 'x.yaml:1:8: title: " " is not allowed; expected a title.'],
  ['title: T\nlivepatches:', 'x.yaml:2:13: livepatches: null is not allowed; expected a map of livepatches.'],
  [
    'title: T\nlivepatches: {}',
    'x.yaml:2:14: livepatches: there is none; expected at least one livepatch, such as { N: {} }.',
  ],
  [
    'title: T\nlivepatches: { N: }',
    'x.yaml:2:19: livepatches.N: null is not allowed; expected a map ({} for a livepatch that knows no feature).',
  ],
  [
    'title: T\nlivepatches: { N: { objects: [] } }',
    'x.yaml:2:30: livepatches.N.objects: there is none; expected at least one object.',
  ],
  [
    'title: T\nlivepatches: { N: { objects: [3] } }',
    'x.yaml:2:31: livepatches.N.objects[0]: 3 is not allowed; expected an object: its name, or a map with name, functions and callbacks.',
  ],
  [
    'title: T\nlivepatches: { N: { objects: [a b] } }',
    `x.yaml:2:31: livepatches.N.objects[0]: "a b" is not allowed; expected ${NAME}.`,
  ],
  [
    'title: T\nlivepatches: { N: { objects: [{ name: vmlinux, callbacks: { pre_patch: true } }] } }',
    'x.yaml:2:72: livepatches.N.objects[0].callbacks.pre_patch: true is not allowed; expected an integer from -4095 (0: success), false when there is no pre_patch, or a list of statements.',
  ],
  [
    scenario('kernel: true'),
    'x.yaml:3:9: kernel: true is not allowed; expected a release from "5.1" to "7.1".',
  ],
  [scenario('design: 1'), 'x.yaml:3:9: design: 1 is not allowed; expected text.'],
  [scenario('reliable_stacks: 1'), 'x.yaml:3:18: reliable_stacks: 1 is not allowed; expected true or false.'],
  [
    scenario('modules: [kvm]'),
    'x.yaml:3:10: modules: a list is not allowed; expected a map of modules ({} when there is none).',
  ],
  [
    scenario('tasks: { w: {} }'),
    'x.yaml:3:8: tasks: a map is not allowed; expected a list of tasks ([] when there is none).',
  ],
  [
    scenario('tasks: [{ name: w, count: 0 }]'),
    'x.yaml:3:27: tasks[0].count: 0 is not allowed; expected an integer, 1 to 16.',
  ],
  [
    scenario('tasks: [{ name: w, until: nver }]'),
    'x.yaml:3:27: tasks[0].until: "nver" is not allowed; expected never, signal, wake-up or exit. Did you mean "never"?',
  ],
  [
    scenario('tasks: [{ name: toString }]'),
    'x.yaml:3:17: tasks[0].name: "toString" is not allowed; expected a name that is not reserved by JavaScript.',
  ],
  [
    scenario('steps:'),
    'x.yaml:3:7: steps: null is not allowed; expected a list of steps ([] when there is none).',
  ],
  [
    scenario('steps: [3]'),
    'x.yaml:3:9: steps[0]: 3 is not allowed; expected a step such as "load A1", or a map with do.',
  ],
  [
    scenario('steps: [{ do: load A1, fails: busy }]'),
    'x.yaml:3:31: steps[0].fails: "busy" is not allowed; expected the name of an error, such as EBUSY.',
  ],
  [
    scenario('steps: [{ do: load A1, at: 5 s }]'),
    'x.yaml:3:28: steps[0].at: "5 s" is not allowed; expected a time of 0 or more: seconds, or text such as "12.5s", "250ms", "2m".',
  ],
  [
    scenario('steps: [{ do: load A1, at: -1 }]'),
    'x.yaml:3:28: steps[0].at: -1 is not allowed; expected a time of 0 or more: seconds, or text such as "12.5s", "250ms", "2m".',
  ],
  [
    scenario('faults: [{ in: A1, pre_patch: 0 }]'),
    'x.yaml:3:31: faults[0].pre_patch: 0 is not allowed; expected an integer from -4095 that is not 0.',
  ],
  [
    scenario('faults: [{ in: A1, patching: 1 }]'),
    'x.yaml:3:30: faults[0].patching: 1 is not allowed; expected a negative errno, -4095 to -1.',
  ],
  [
    scenario('faults: [{ in: A1, symbol: -19 }]'),
    'x.yaml:3:28: faults[0].symbol: -19 is not allowed; expected -22 (not found), -2 (its size is not known) or ambiguous.',
  ],
  [
    scenario('faults: [{ in: A1, address: used }]'),
    'x.yaml:3:29: faults[0].address: "used" is not allowed; expected "reused".',
  ],
  [
    scenario('expect: { violations: [lost-featur] }'),
    'x.yaml:3:24: expect.violations[0]: "lost-featur" is not allowed; expected one of leaked-effect, missing-effect, unprotected, leaked-feature, lost-feature, stale-owner, stale-version, unsafe-downgrade, double-enable, double-disable, residue, warning, use-after-free, release-in-use, unrestored-value, undone-value, overwritten-value, leaked-shadow, code-in-use, unswitched-change, deadlock, no-way-back. Did you mean "lost-feature"?',
  ],
  [
    scenario('expect: { effects: { L1TF: -1 } }'),
    'x.yaml:3:28: expect.effects.L1TF: -1 is not allowed; expected an integer, 0 or more.',
  ],
  [
    scenario('explore: { depth: 0 }'),
    'x.yaml:3:19: explore.depth: 0 is not allowed; expected a positive integer.',
  ],
  [
    scenario('explore: { states: 1.5 }'),
    'x.yaml:3:20: explore.states: 1.5 is not allowed; expected a positive integer.',
  ],
  [
    scenario('explore: { faults: -1 }'),
    'x.yaml:3:20: explore.faults: -1 is not allowed; expected an integer, 0 or more.',
  ],
  [
    scenario('explore: { force: 1 }'),
    'x.yaml:3:19: explore.force: 1 is not allowed; expected true or false.',
  ],
])('%j', (text, message) => {
  expect(complaintAbout(text)).toBe(message);
});

test('too many livepatches, modules, features of one livepatch, tasks', () => {
  const many = (item: (i: number) => string) => Array.from({ length: 17 }, (_, i) => item(i)).join(', ');
  expect(complaintAbout(`title: T\nlivepatches: { ${many(i => `A${i}: {}`)} }`)).toBe(
    'x.yaml:2:14: livepatches: there are 17; expected at most 16 livepatches.',
  );
  expect(complaintAbout(scenario(`modules: { ${many(i => `m${i}: `)} }`))).toBe(
    'x.yaml:3:10: modules: there are 17; expected at most 16 modules.',
  );
  expect(complaintAbout(`title: T\nlivepatches: { A1: { features: { ${many(i => `F${i}: 1`)} } } }`)).toBe(
    'x.yaml:2:32: livepatches.A1.features: there are 17; expected at most 16 features.',
  );
  expect(complaintAbout(scenario(`tasks: [${many(i => `{ name: t${i} }`)}]`))).toBe(
    'x.yaml:3:8: tasks: there are 17; expected at most 16 tasks.',
  );
});

test('all problems of a file are found, in its order', () => {
  expect(complaintAbout('abut: x\ntitle: 1\nlivepatches: { A1: { replace: 1 } }\nsteps: 1')).toBe(
    'x.yaml:1:1: abut: unknown key "abut"; expected one of title, about, kernel, design, attempt, reliable_stacks, modules, settings, livepatches, tasks, faults, steps, expect, explore. Did you mean "about"? (and 3 more)',
  );
});
