import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, expectTypeOf, test } from 'vitest';
import { formatProblem, ProblemError } from '../../src/problem/problem.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { parseScenario, type Scenario } from '../../src/scenario/scenario.ts';
import { complaintAbout } from '../support/complaint.ts';
import { EXAMPLE } from '../support/example.ts';

test('the least scenario: everything is filled in', () => {
  expect(parseScenario('title: T\nlivepatches: { N: {} }', 'x.yaml')).toEqual({
    file: 'x.yaml',
    title: 'T',
    about: null,
    design: null,
    world: {
      kernel: '6.12',
      reliableStacks: true,
      livepatches: {
        N: {
          replace: true,
          marked: true,
          objects: [
            {
              name: 'vmlinux',
              functions: null,
              carries: false,
              callbacks: {
                prePatch: null,
                postPatch: false,
                preUnpatch: false,
                postUnpatch: false,
                logs: false,
              },
            },
          ],
          features: [],
          retires: [],
          relocations: [],
          replaceable: false,
          set: 0,
          provides: null,
          obsoletes: [],
          block_disable: false,
        },
      },
      modules: {},
      tasks: {},
      features: [],
      faults: [],
      faultBudget: 1,
      attempt: 0,
    },
    declaredFaults: 0,
    steps: [],
    expect: {
      log: null,
      features: null,
      effects: null,
      enabled: null,
      settings: {},
      runs: {},
      violations: [],
      holds: [],
    },
    explore: { depth: null, force: false, states: null },
    designKeys: [],
    ownPlaces: [],
  });
});

test('keys that only some design understands are found again', () => {
  const text = 'title: T\nlivepatches:\n  N: { set: 0 }\n  M: { provides: x, block_disable: false }';
  expect(parseScenario(text, 'x.yaml').designKeys).toEqual([
    { key: 'set', where: { file: 'x.yaml', line: 3, column: 8, key: 'livepatches.N.set' } },
    { key: 'provides', where: { file: 'x.yaml', line: 4, column: 8, key: 'livepatches.M.provides' } },
    {
      key: 'block_disable',
      where: { file: 'x.yaml', line: 4, column: 21, key: 'livepatches.M.block_disable' },
    },
  ]);
});

test('title, text, design and bounds are taken over', () => {
  const scenario = parseScenario(`${EXAMPLE}explore: { depth: 12, force: true, states: 9 }`, 'x.yaml');
  expect(scenario).toMatchObject({
    title: 'An upgrade that is cancelled',
    about: "What happens to A1's mitigation?",
    design: 'sketch',
    explore: { depth: 12, force: true, states: 9 },
  });
  expect(scenario.world.faultBudget).toBe(1);
});

test('declared faults come first, then those that only steps take', () => {
  const { world, declaredFaults, steps } = parseScenario(EXAMPLE, 'x.yaml');
  expect(declaredFaults).toBe(2);
  expect(world.faults).toEqual([
    { kind: 'allocation', in: 'B2', feature: 'L1TF' },
    { kind: 'pre_patch', in: 'B2', object: 'kvm', code: -19 },
    { kind: 'init', in: 'idle', code: -12 },
  ]);
  expect(steps.map(({ verb, subject }) => [verb, subject])).toEqual([
    ['load', 'A1'],
    ['load', 'B2'],
    ['insert', 'idle'],
    ['complete', null],
  ]);
});

test('a scenario in JSON, with byte order mark and carriage returns', () => {
  const text = JSON.stringify(
    { title: 'T', kernel: '5.1', livepatches: { A1: {} }, steps: ['load A1'] },
    null,
    1,
  );
  expect(parseScenario(`\ufeff${text.replaceAll('\n', '\r\n')}`, 'x.json').world.kernel).toBe('5.1');
});

test('a file is loaded under the name that it was asked by', () => {
  const folder = mkdtempSync(join(tmpdir(), 'klpwalk-scenario-'));
  const file = join(folder, 'x.yaml');
  writeFileSync(file, EXAMPLE);
  expect(loadScenario(file)).toEqual(parseScenario(EXAMPLE, file));
  rmSync(folder, { recursive: true });
  expect(() => loadScenario(file)).toThrow(ProblemError);
});

test('the kernel is a release, with quotes or without', () => {
  const kernel = (text: string) => `title: T\nkernel: ${text}\nlivepatches: { N: {} }`;
  expect(parseScenario(kernel('5.1'), 'x.yaml').world.kernel).toBe('5.1');
  expect(parseScenario(kernel('6.12'), 'x.yaml').world.kernel).toBe('6.12');
  // To YAML they are the same number.
  expect(parseScenario(kernel('5.10'), 'x.yaml').world.kernel).toBe('5.10');
  expect(parseScenario(kernel('"7.1"'), 'x.yaml').world.kernel).toBe('7.1');
});

test.each([
  ['7.2', '7.2', '7.1'],
  ['5.0', '5.0', '5.1'],
  ['"4.19"', '4.19', '5.1'],
  ['6.20', '6.20', '6.19'],
  ['v6.12.3', 'v6.12.3', '6.12'],
  ['0x5', '0x5', null],
])('the rules of %s are not known', (text, told, nearest) => {
  const hint = nearest === null ? '' : ` Did you mean "${nearest}"?`;
  expect(complaintAbout(`title: T\nkernel: ${text}\nlivepatches: { N: {} }`)).toBe(
    `x.yaml:2:9: kernel: the rules of Linux "${told}" are not known; expected a release from "5.1" to "7.1".${hint}`,
  );
});

test('a design is looked up when the known ones are given', () => {
  const text = 'title: T\ndesign: sktech\nlivepatches: { N: {} }';
  expect(parseScenario(text, 'x.yaml').design).toBe('sktech');
  expect(complaintAbout(text, ['sketch', 'klp-state'])).toBe(
    'x.yaml:2:9: design: no design is called "sktech"; expected one of sketch, klp-state. Did you mean "sketch"?',
  );
  expect(parseScenario(text, 'x.yaml', ['sktech']).design).toBe('sktech');
});

test('problems of different parts come together, in the order of the file', () => {
  const text = [
    'title: T',
    'steps: [load B3]',
    'faults: [{ in: kvm, init: -19 }]',
    'livepatches: { A1: { objects: [kvm] } }',
  ].join('\n');
  const error = catchError(() => parseScenario(text, 'x.yaml'));
  expect(error.problems.map(formatProblem)).toEqual([
    'x.yaml:2:9: steps[0]: step "load B3": no livepatch is called "B3"; expected A1.',
    'x.yaml:3:16: faults[0].in: no target module is called "kvm"; expected a declared target module, and there is none.',
    'x.yaml:4:32: livepatches.A1.objects[0]: "kvm" is neither vmlinux nor a declared module; expected vmlinux.',
  ]);
});

function catchError(action: () => unknown): ProblemError {
  try {
    action();
  } catch (error) {
    if (error instanceof ProblemError) return error;
  }
  throw new Error('no ProblemError');
}

test('a scenario is read-only', () => {
  expectTypeOf<Scenario['steps']>().not.toExtend<unknown[]>();
  expectTypeOf(parseScenario).returns.toEqualTypeOf<Scenario>();
});
