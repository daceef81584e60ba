import { describe, expect, it } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { worldOf } from '../support/world-of.ts';

async function coverageOf(file: string, engine: 'traced' | 'plain') {
  const { world, design, declaredFaults: faults, explore } = loadScenario(`scenarios/${file}`);
  const options = { faults, ...explore, engine, coverage: true };
  const { states, transitions, coverage } = await exploreWorld(
    world,
    entry(DESIGNS, design ?? DEFAULT_DESIGN.name),
    options,
  );
  if (coverage === null) throw new Error('no coverage');
  return { walked: [states, transitions], coverage };
}

/** Of each: how many visited, of how many. */
const TABLE = [
  {
    file: 'sketch/failing-allocation.yaml',
    walked: [25, 36],
    states: [142, 393],
    transitions: [146, 517],
    guards: [61, 128],
    events: [6, 6],
    faults: [1, 1],
  },
  {
    file: 'worlds/stack.yaml',
    walked: [70, 148],
    states: [116, 356],
    transitions: [126, 485],
    guards: [59, 128],
    events: [9, 9],
    faults: [0, 0],
  },
] as const;

describe.each(['traced', 'plain'] as const)('coverage of the charts by the %s engine', engine => {
  it.each(TABLE)('$file', async ({ file, walked, ...expected }) => {
    const found = await coverageOf(file, engine);
    const numbers = Object.entries(found.coverage).map(([what, cover]) => [
      what,
      [cover.visited, cover.possible],
    ]);
    expect(Object.fromEntries(numbers)).toEqual(expected);
    expect(found.walked).toEqual(walked);
    for (const cover of Object.values(found.coverage)) {
      expect(cover.visited + cover.missing.length).toBe(cover.possible);
    }
  });
});

it('names states, transitions and guards as the charts do', async () => {
  const { coverage } = await coverageOf('sketch/failing-allocation.yaml', 'traced');
  expect(coverage.states.missing).toContain(
    'tryCompleteTransition.completeTransition.postPatch.features.next retired feature',
  );
  expect(coverage.transitions.missing).toContain(
    'load.enablePatch.initPatch.initObjects: [someSymbolIsMissing] -> failed',
  );
  expect(coverage.transitions.missing).toContain('livepatch: force -> writeForce');
  expect(coverage.guards.missing).toContain('someSymbolIsMissing: never true');
  expect(coverage.guards.missing).toContain('replaces: never false');
  // The fault of this world.
  expect(coverage.transitions.missing).not.toContain(
    'load.enablePatch.enable.prePatch.features.klp_feature_alloc: [allocationFails] -> failed',
  );
});

it('both engines cover the same', async () => {
  const file = 'kernel/row-19-module-loads-and-a-later-patch-fails.yaml';
  expect(await coverageOf(file, 'traced')).toEqual(await coverageOf(file, 'plain'));
});

it('tells events as steps, and the faults that never happened', async () => {
  const world = worldOf({
    livepatches: { A1: { features: { L1TF: 1 } } },
    faults: [
      { in: 'A1', allocation: 'L1TF' },
      // Its address is reused where something still points to it, which this design prevents.
      { in: 'A1', address: 'reused' },
    ],
  });
  const options = { faults: 2, force: false, depth: null, states: null, coverage: true };
  const walked = await exploreWorld(world, entry(DESIGNS, 'repaired'), options);
  expect(walked.coverage?.events).toEqual({ visited: 7, possible: 7, missing: [] });
  expect(walked.coverage?.faults).toEqual({
    visited: 1,
    possible: 2,
    missing: ['fault { in: A1, address: reused }'],
  });
  const start = await exploreWorld(world, entry(DESIGNS, 'repaired'), { ...options, faults: 1, states: 1 });
  expect(start.coverage?.events.missing).toEqual([
    'complete',
    'load A1',
    'load A1 with fault { in: A1, allocation: L1TF }',
    'disable A1',
    'enable A1',
    'unload A1',
  ]);
  expect(start.coverage?.faults.missing).toEqual(['fault { in: A1, allocation: L1TF }']);
});

it('is not collected where it is not asked for', async () => {
  const world = worldOf({ livepatches: { A1: { features: { L1TF: 1 } } } });
  const options = { faults: 0, force: false, depth: null, states: null };
  expect((await exploreWorld(world, entry(DESIGNS, 'sketch'), options)).coverage).toBeNull();
});
