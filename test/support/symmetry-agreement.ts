import { expect } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { replay } from '../../src/livepatch/replay.ts';
import { worldOf } from './world-of.ts';

/** A scenario in which some are alike, and how many times as many states there are where they are told apart. */
interface AlikeWorld {
  readonly scenario: Parameters<typeof worldOf>[0];
  readonly factor: number;
}

/** The walk with symmetry gives the verdicts of the walk without, by histories that are as long and really there. */
export async function expectSameVerdicts({ scenario, factor }: AlikeWorld, name: string): Promise<void> {
  const world = worldOf(scenario);
  const design = entry(DESIGNS, name);
  const walkWith = (symmetry: boolean) =>
    exploreWorld(world, design, {
      faults: world.faults.length,
      force: true,
      depth: null,
      states: null,
      symmetry,
    });
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
}

/** A livepatch that changes one function. */
export const patch = (name: string, features = { L1TF: 1 }) => ({
  objects: [{ name: 'vmlinux', functions: { do_exit: `${name}_do_exit` } }],
  features,
});

/** Four tasks in a function that a livepatch changes. */
export const FOUR_TASKS: AlikeWorld = {
  factor: 8,
  scenario: {
    livepatches: { A: patch('A'), B: patch('B', { L1TF: 2 }) },
    tasks: [{ name: 'cpu', count: 4, in: 'do_exit', blocked: false }],
  },
};

/** Three livepatches, two of them symmetric, on a stack. */
export const STACK_OF_THREE: AlikeWorld = {
  factor: 1.8,
  scenario: {
    livepatches: {
      A: { ...patch('A'), replace: false },
      B: { ...patch('B'), replace: false },
      C: patch('C', { L1TF: 2 }),
    },
    tasks: [{ name: 'cpu', count: 2, in: 'do_exit' }],
  },
};

/** Alike livepatches whose allocations may fail, and a module. */
export const FAILING_ALLOCATIONS: AlikeWorld = {
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
};
