import { describe, expect, test } from 'vitest';
import { symmetryOf } from '../../src/livepatch/symmetry.ts';
import { patch } from '../support/symmetry-agreement.ts';
import { worldOf } from '../support/world-of.ts';

type Scenario = Parameters<typeof worldOf>[0];

describe('symmetric are', () => {
  const groups = (scenario: Scenario, faults = 10) => symmetryOf(worldOf(scenario), faults);

  test('tasks of one count, but not those that have children', () => {
    const livepatches = { A: patch('A') };
    expect(groups({ livepatches, tasks: [{ name: 'cpu', count: 3 }] })).toEqual([
      ['cpu-1', 'cpu-2', 'cpu-3'],
    ]);
    expect(
      groups({
        livepatches,
        tasks: [
          { name: 'cpu', count: 3 },
          { name: 'child', parent: 'cpu-2' },
        ],
      }),
    ).toEqual([['cpu-1', 'cpu-3']]);
    expect(
      groups({ livepatches, tasks: [{ name: 'cpu', count: 2 }, { name: 'io', count: 2 }, { name: 'one' }] }),
    ).toEqual([
      ['cpu-1', 'cpu-2'],
      ['io-1', 'io-2'],
    ]);
  });

  test('no livepatches that another calls obsolete, and none that share a name with what a design counts', () => {
    const livepatches = { A: patch('A'), B: patch('B'), users: patch('U') };
    expect(groups({ livepatches })).toEqual([['A', 'B', 'users']]);
    expect(groups({ livepatches: { ...livepatches, C: { obsoletes: ['A'] } } })).toEqual([['B', 'users']]);
    expect(symmetryOf(worldOf({ livepatches }), 0, { counts: { users: ['L1TF'] } })).toEqual([['A', 'B']]);
  });

  test('livepatches that differ in the names of their replacements', () => {
    expect(groups({ livepatches: { A: patch('A'), B: patch('B'), C: patch('C', { L1TF: 2 }) } })).toEqual([
      ['A', 'B'],
    ]);
    const other = { ...patch('B'), objects: [{ name: 'vmlinux', functions: { other: 'B_other' } }] };
    expect(groups({ livepatches: { A: patch('A'), B: other } })).toEqual([]);
  });

  test('livepatches to which the same may happen', () => {
    const livepatches = { A: patch('A'), B: patch('B'), C: patch('C') };
    const faults = [
      { in: 'A', allocation: 'L1TF' },
      { in: 'C', allocation: 'L1TF' },
      { in: 'B', allocation: 'L1TF' },
    ];
    expect(groups({ livepatches, faults })).toEqual([['A', 'B', 'C']]);
    expect(groups({ livepatches, faults: faults.slice(0, 2) })).toEqual([['A', 'C']]);
    expect(groups({ livepatches, faults }, 2)).toEqual([['A', 'C']]);
  });

  test('no more than can be exchanged in a reasonable time', () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    const livepatches = Object.fromEntries(names.map(name => [name, patch(name)]));
    expect(groups({ livepatches })).toEqual([names.slice(0, 5)]);
    expect(groups({ livepatches: { ...livepatches, X: { features: {} }, Y: {}, Z: {} } })).toEqual([
      names.slice(0, 5),
      ['X', 'Y', 'Z'],
    ]);
  });

  test('no names that mean something else too', () => {
    expect(groups({ livepatches: { idle: patch('A'), B: patch('B') } })).toEqual([]);
    expect(groups({ livepatches: { L1TF: patch('A'), B: patch('B'), enabled: patch('C') } })).toEqual([]);
    expect(
      groups({ livepatches: { 'cpu-1': patch('A'), B: patch('B') }, tasks: [{ name: 'cpu', count: 2 }] }),
    ).toEqual([]);
  });
});
