import { describe, expect, it, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { replay } from '../../src/livepatch/replay.ts';
import { alikeIn } from '../../src/livepatch/symmetry.ts';
import { walk } from '../../src/livepatch/walk.ts';
import { worldOf } from '../support/kernel-worlds.ts';

type Scenario = Parameters<typeof worldOf>[0];

const patch = (name: string, features = { L1TF: 1 }) => ({
  objects: [{ name: 'vmlinux', functions: { do_exit: `${name}_do_exit` } }],
  features,
});

describe('alike are', () => {
  const alike = (scenario: Scenario, faults = 10) => alikeIn(worldOf(scenario), faults);

  test('tasks of one count, but not those that have children', () => {
    const livepatches = { A: patch('A') };
    expect(alike({ livepatches, tasks: [{ name: 'cpu', count: 3 }] })).toEqual([['cpu-1', 'cpu-2', 'cpu-3']]);
    expect(
      alike({
        livepatches,
        tasks: [
          { name: 'cpu', count: 3 },
          { name: 'child', parent: 'cpu-2' },
        ],
      }),
    ).toEqual([['cpu-1', 'cpu-3']]);
    expect(
      alike({ livepatches, tasks: [{ name: 'cpu', count: 2 }, { name: 'io', count: 2 }, { name: 'one' }] }),
    ).toEqual([
      ['cpu-1', 'cpu-2'],
      ['io-1', 'io-2'],
    ]);
  });

  test('no livepatches that another calls obsolete, and none that share a name with what a design counts', () => {
    const livepatches = { A: patch('A'), B: patch('B'), users: patch('U') };
    expect(alike({ livepatches })).toEqual([['A', 'B', 'users']]);
    expect(alike({ livepatches: { ...livepatches, C: { obsoletes: ['A'] } } })).toEqual([['B', 'users']]);
    expect(alikeIn(worldOf({ livepatches }), 0, { users: ['L1TF'] })).toEqual([['A', 'B']]);
  });

  test('livepatches that differ in the names of their replacements', () => {
    expect(alike({ livepatches: { A: patch('A'), B: patch('B'), C: patch('C', { L1TF: 2 }) } })).toEqual([
      ['A', 'B'],
    ]);
    const other = { ...patch('B'), objects: [{ name: 'vmlinux', functions: { other: 'B_other' } }] };
    expect(alike({ livepatches: { A: patch('A'), B: other } })).toEqual([]);
  });

  test('livepatches to which the same may happen', () => {
    const livepatches = { A: patch('A'), B: patch('B'), C: patch('C') };
    const faults = [
      { in: 'A', allocation: 'L1TF' },
      { in: 'C', allocation: 'L1TF' },
      { in: 'B', allocation: 'L1TF' },
    ];
    expect(alike({ livepatches, faults })).toEqual([['A', 'B', 'C']]);
    expect(alike({ livepatches, faults: faults.slice(0, 2) })).toEqual([['A', 'C']]);
    expect(alike({ livepatches, faults }, 2)).toEqual([['A', 'C']]);
  });

  test('no more than can be exchanged in a reasonable time', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const livepatches = Object.fromEntries(names.map(name => [name, patch(name)]));
    expect(alike({ livepatches })).toEqual([names.slice(0, 5)]);
    expect(alike({ livepatches: { ...livepatches, X: { features: {} }, Y: {}, Z: {} } })).toEqual([
      names.slice(0, 5),
      ['X', 'Y', 'Z'],
    ]);
  });

  test('no names that mean something else too', () => {
    expect(alike({ livepatches: { idle: patch('A'), B: patch('B') } })).toEqual([]);
    expect(alike({ livepatches: { L1TF: patch('A'), B: patch('B'), enabled: patch('C') } })).toEqual([]);
    expect(
      alike({ livepatches: { 'cpu-1': patch('A'), B: patch('B') }, tasks: [{ name: 'cpu', count: 2 }] }),
    ).toEqual([]);
  });
});

const WORLDS: { readonly name: string; readonly scenario: Scenario; readonly factor: number }[] = [
  {
    name: 'four tasks in a function that a livepatch changes',
    factor: 8,
    scenario: {
      livepatches: { A: patch('A'), B: patch('B', { L1TF: 2 }) },
      tasks: [{ name: 'cpu', count: 4, in: 'do_exit', blocked: false }],
    },
  },
  {
    name: 'three livepatches, two of them alike, on a stack',
    factor: 1.8,
    scenario: {
      livepatches: {
        A: { ...patch('A'), replace: false },
        B: { ...patch('B'), replace: false },
        C: patch('C', { L1TF: 2 }),
      },
      tasks: [{ name: 'cpu', count: 2, in: 'do_exit' }],
    },
  },
  {
    name: 'alike livepatches whose allocations may fail, and a module',
    factor: 1.8,
    scenario: {
      modules: { kvm: {} },
      livepatches: {
        A: { objects: ['vmlinux', 'kvm'], features: { L1TF: 1 } },
        B: { objects: ['vmlinux', 'kvm'], features: { L1TF: 1 } },
      },
      faults: [
        { in: 'B', allocation: 'L1TF' },
        { in: 'A', allocation: 'L1TF' },
        { in: 'kvm', init: -12 },
      ],
    },
  },
];

describe.each(WORLDS)('$name', ({ scenario, factor }) => {
  it.each(Object.keys(DESIGNS))('gets the same verdicts under %s with fewer states', async name => {
    const world = worldOf(scenario);
    const design = entry(DESIGNS, name);
    const walkWith = (symmetry: boolean) =>
      walk(world, design, { faults: world.faults.length, force: true, depth: null, states: null, symmetry });
    const [full, reduced] = [await walkWith(false), await walkWith(true)];
    expect(full.states / reduced.states).toBeGreaterThan(factor);
    expect(reduced).toMatchObject({ closed: true, depth: full.depth, neverTaken: full.neverTaken });
    for (const [place, { verdict, history }] of reduced.verdicts.entries()) {
      const other = full.verdicts[place];
      expect([verdict, history?.length]).toEqual([other?.verdict, other?.history?.length]);
      if (history === undefined) continue;
      // Taken again by the machine itself, no step is refused, and the last one breaks the property.
      const followed = replay(livepatchModel(world, design), history);
      expect(followed.flatMap(({ outcome }) => outcome.observations)).not.toContainEqual(
        expect.objectContaining({ type: 'refused' }),
      );
      const { property } = reduced.verdicts[place] ?? {};
      const isSeen = followed.at(-1)?.outcome.violations.some(breach => breach.property === property);
      expect(isSeen).toBe(property !== 'deadlock' && property !== 'no-way-back');
    }
  });
});
