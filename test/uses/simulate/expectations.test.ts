import { describe, expect, test } from 'vitest';
import { entry, initialContext } from '../../../machines/context.ts';
import { finalState } from '../../../src/livepatch/final-state.ts';
import type { ScenarioData } from '../../../src/scenario/schema/schema.ts';
import { differences } from '../../../src/uses/simulate/expectations.ts';
import { follow } from '../../support/follow.ts';
import { owner } from '../../support/owner.ts';
import { worldOf } from '../../support/world-of.ts';

/** What differs from `expect` when two versions of a feature are loaded one after the other. */
function upgrade(expected: NonNullable<ScenarioData['expect']>) {
  return differing({
    design: 'sketch',
    livepatches: { A1: { features: { L1TF: 1 } }, B2: { features: { L1TF: 2 } } },
    steps: ['load A1', 'load B2'],
    expect: expected,
  });
}

function differing(data: Omit<ScenarioData, 'title'>) {
  const { scenario, simulation } = follow(data);
  return differences(scenario, simulation);
}

const LOG = ['A1', 'B2'].flatMap(patch => [
  `livepatch: enabling patch '${patch}'`,
  `livepatch: '${patch}': initializing patching transition`,
  `livepatch: '${patch}': starting patching transition`,
  `livepatch: '${patch}': completing patching transition`,
  `livepatch: '${patch}': patching complete`,
]);

test('where everything is as expected nothing differs', () => {
  expect(
    upgrade({
      log: LOG,
      enabled: ['B2'],
      features: { L1TF: { version: 1, owner: 'A1/vmlinux' } },
      effects: { L1TF: 2 },
      violations: ['stale-version', 'stale-owner', 'double-enable'],
      holds: ['lost-feature', 'warning'],
    }),
  ).toEqual([]);
});

test('what the scenario does not speak of is not compared', () => {
  expect(upgrade({})).toEqual([]);
});

describe('one difference each', () => {
  test('log', () => {
    const expected = LOG.slice(0, -1);
    expect(upgrade({ log: expected })).toEqual([{ what: 'log', expected, found: LOG }]);
  });

  test('a log that is expected to be empty', () => {
    expect(upgrade({ log: [] })).toEqual([{ what: 'log', expected: [], found: LOG }]);
  });

  test('enabled', () => {
    expect(upgrade({ enabled: [] })).toEqual([{ what: 'enabled', expected: [], found: ['B2'] }]);
    expect(upgrade({ enabled: ['B2', 'A1'] })).toEqual([
      { what: 'enabled', expected: ['A1', 'B2'], found: ['B2'] },
    ]);
  });

  test('features: version and owner, and exactly these', () => {
    const found = ['L1TF: version 1, owner A1/vmlinux'];
    expect(upgrade({ features: { L1TF: { version: 2, owner: 'B2/vmlinux' } } })).toEqual([
      { what: 'features', expected: ['L1TF: version 2, owner B2/vmlinux'], found },
    ]);
    expect(upgrade({ features: {} })).toEqual([{ what: 'features', expected: [], found }]);
  });

  test('effects', () => {
    expect(upgrade({ effects: { L1TF: 1 } })).toEqual([
      { what: 'effects', expected: ['L1TF: 1'], found: ['L1TF: 2'] },
    ]);
  });

  test('violations that were not found', () => {
    expect(upgrade({ violations: ['warning', 'stale-version', 'residue'] })).toEqual([
      { what: 'violations', expected: ['warning', 'stale-version', 'residue'], found: ['stale-version'] },
    ]);
  });

  test('properties that were to hold', () => {
    expect(upgrade({ holds: ['residue', 'stale-owner', 'warning'] })).toEqual([
      { what: 'holds', expected: [], found: ['stale-owner'] },
    ]);
  });
});

test('a feature that the effects do not name is to be off', () => {
  const two = { livepatches: { A: { features: { S: 1, T: 2 } } }, steps: ['load A'] };
  expect(differing({ ...two, expect: { effects: { T: 2 } } })).toEqual([
    { what: 'effects', expected: ['S: 0', 'T: 2'], found: ['S: 1', 'T: 2'] },
  ]);
  expect(differing({ ...two, steps: [], expect: { effects: { T: 0 } } })).toEqual([]);
});

test('the order in which a scenario lists names does not matter', () => {
  expect(
    differing({
      livepatches: { B: { replace: false }, A: { replace: false } },
      steps: ['load B', 'load A'],
      expect: { enabled: ['A', 'B'] },
    }),
  ).toEqual([]);
  expect(
    differing({
      design: 'sketch',
      livepatches: { A: { features: { T: 1, S: 1 } } },
      steps: ['load A'],
      expect: {
        features: { S: { version: 1, owner: 'A/vmlinux' }, T: { version: 1, owner: 'A/vmlinux' } },
        effects: { S: 1, T: 1 },
      },
    }),
  ).toEqual([]);
});

test('a step must fail with what it says, and succeed where it says nothing', () => {
  expect(
    differing({
      livepatches: { A: {} },
      steps: [
        'enable A',
        { do: 'load A &', fails: 'EBUSY' },
        { do: 'load A', fails: 'EINVAL' },
        { do: 'load A', fails: 'EEXIST' },
      ],
    }),
  ).toEqual([
    { what: 'step 1 (enable A)', expected: ['ok'], found: ['ENOENT'] },
    { what: 'step 2 (load A &)', expected: ['EBUSY'], found: ['ok'] },
    { what: 'step 3 (load A)', expected: ['EINVAL'], found: ['EEXIST'] },
  ]);
});

test('a step must meet its fault', () => {
  const world = { modules: { kvm: {} }, livepatches: { A: { objects: ['vmlinux', 'kvm'] } } };
  const load = { do: 'load A', fault: { in: 'A', object: 'kvm', patching: -22 } };
  expect(differing({ ...world, steps: [load] })).toEqual([
    { what: 'step 1 (load A)', expected: ['its fault happens'], found: ['its fault never happens'] },
  ]);
  expect(differing({ ...world, steps: ['insert kvm', { ...load, fails: 'EINVAL' }] })).toEqual([]);
});

test('a stuck step is reported, and so are the steps after it', () => {
  expect(
    differing({
      livepatches: { P: { objects: [{ name: 'vmlinux', functions: { f: 'P_f' } }] } },
      tasks: [{ name: 'kthread', in: 'f', until: 'never' }],
      steps: ['load P', 'disable P &', 'complete'],
    }),
  ).toEqual([
    { what: 'step 1 (load P)', expected: ['ok'], found: ['stuck'] },
    { what: 'steps', expected: ['disable P &', 'complete'], found: ['(never reached)'] },
  ]);
});

describe('the final state', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 2 } }, B: { replace: false }, C: {} },
    faults: [{ in: 'A', address: 'reused' }],
  });

  test('of a system before its first livepatch', () => {
    expect(finalState(initialContext(world))).toEqual({
      enabled: [],
      features: {},
      effects: { S: 0, T: 0 },
    });
  });

  test('names what is enabled in the order of the stack, and dangling owners as such', () => {
    const context = initialContext(world);
    context.klp.patches = ['B', 'C', 'A'];
    for (const name of ['A', 'B']) Object.assign(entry(context.livepatches, name), { enabled: true });
    context.features = {
      S: { version: 1, owner: owner('dangling/vmlinux'), data: null },
      T: { version: 2, owner: owner('A/vmlinux'), data: null },
    };
    context.effects = { S: 0, T: 2 };
    expect(finalState(context)).toEqual({
      enabled: ['B', 'A'],
      features: { S: { version: 1, owner: 'dangling' }, T: { version: 2, owner: 'A/vmlinux' } },
      effects: { S: 0, T: 2 },
    });
  });
});

describe('whose version of a function runs', () => {
  const replaced = (runs: NonNullable<ScenarioData['expect']>['runs'], until: 'signal' | 'never') =>
    differing({
      livepatches: {
        A: { objects: [{ name: 'vmlinux', functions: { read: 'A_read', write: 'A_write' } }] },
        B: { objects: [{ name: 'vmlinux', functions: { read: 'B_read' } }] },
      },
      tasks: [{ name: 'reader', in: 'read', blocked: false, until }],
      steps: ['load A', 'block reader', 'load B &', ...(until === 'signal' ? ['complete'] : [])],
      expect: { ...(runs === undefined ? {} : { runs }) },
    });

  test('is said of both universes by one name, where no transition runs', () => {
    expect(replaced({ read: 'B', write: 'original' }, 'signal')).toEqual([]);
    expect(replaced({ write: 'A' }, 'signal')).toEqual([
      { what: 'runs', expected: ["vmlinux: write: A's"], found: ['vmlinux: write: the original'] },
    ]);
  });

  test('is said of each universe while one runs; a function that is left out is not looked at', () => {
    expect(replaced({ write: { patched: 'original', unpatched: 'A' } }, 'never')).toEqual([]);
    expect(replaced({ read: 'B' }, 'never')).toEqual([
      {
        what: 'runs',
        expected: ["vmlinux: read: B's"],
        found: ["vmlinux: read: patched B's, unpatched A's"],
      },
    ]);
  });

  test('is said of every object that has a function of the name', () => {
    const functions = { read: 'A_read' };
    expect(
      differing({
        modules: { kvm: {} },
        livepatches: {
          A: {
            objects: [
              { name: 'vmlinux', functions },
              { name: 'kvm', functions },
            ],
          },
        },
        steps: ['load A'],
        expect: { runs: { read: 'A' } },
      }),
    ).toEqual([
      {
        what: 'runs',
        expected: ["vmlinux: read: A's", "kvm: read: A's"],
        found: ["vmlinux: read: A's", 'kvm: read: not loaded'],
      },
    ]);
  });
});
