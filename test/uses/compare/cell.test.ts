import { expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { exploreWorld } from '../../../src/livepatch/explore-world.ts';
import { loadScenario } from '../../../src/scenario/read.ts';
import { cellOf, cellSchema, isVacuous, verdictOf } from '../../../src/uses/compare/cell.ts';

async function cellFor(world: string, name: string, bounds: { depth?: number; states?: number } = {}) {
  const scenario = loadScenario(`scenarios/worlds/${world}.yaml`);
  const design = entry(DESIGNS, name);
  const options = {
    faults: scenario.declaredFaults,
    symmetry: false,
    handing: true,
    ...scenario.explore,
    ...bounds,
  };
  const exploration = await exploreWorld(scenario.world, design, options);
  return cellOf(exploration);
}

test('a world that holds', async () => {
  const cell = await cellFor('one-version', 'sketch');
  expect(cell).toEqual({
    kind: 'walked',
    verdict: 'holds',
    states: 20,
    transitions: 44,
    depth: 6,
    stopped: null,
    violated: [],
    neverHandedOn: [],
  });
  expect(verdictOf(cell)).toBe('holds');
});

test('a world that is violated: the shortest history comes first, then the order of the properties', async () => {
  const cell = await cellFor('stack', 'klp-state');
  expect(cell).toMatchObject({
    verdict: 'violated',
    states: 70,
    violated: [
      { property: 'unprotected', length: 5 },
      { property: 'missing-effect', length: 6 },
      { property: 'double-disable', length: 7 },
      { property: 'use-after-free', length: 7 },
    ],
  });
});

test('a world that is not walked to its end does not hold', async () => {
  const toDepth = await cellFor('stack', 'klp-state', { depth: 4 });
  expect(toDepth).toMatchObject({ verdict: 'holds to depth 4', stopped: 'depth', violated: [] });
  const toStates = await cellFor('stack', 'klp-state', { states: 2 });
  expect(toStates).toMatchObject({ verdict: 'unknown', stopped: 'states' });
});

test('a world that holds because every livepatch that would take the feature over is refused', async () => {
  const provides = await cellFor('upgrade', 'provides');
  expect(provides).toMatchObject({ verdict: 'holds', states: 16, neverHandedOn: ['L1TF'] });
  expect(isVacuous(provides)).toBe(true);
  expect(isVacuous(await cellFor('upgrade', 'klp-state'))).toBe(false);
  const violated = await cellFor('two-objects', 'provides');
  expect(violated).toMatchObject({ verdict: 'violated', neverHandedOn: ['L1TF'] });
  expect(isVacuous(violated)).toBe(false);
});

test('no walk is no verdict', () => {
  expect(verdictOf({ kind: 'failed', why: 'interrupted' })).toBe('unknown');
  expect(verdictOf({ kind: 'inapplicable', why: 'a key of another design' })).toBe('does not apply');
});

test('it comes through another process as it is', async () => {
  const cell = await cellFor('upgrade', 'sketch');
  expect(cellSchema.parse(JSON.parse(JSON.stringify(cell)))).toEqual(cell);
});
