import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { judgeWorld } from '../../src/livepatch/judged-world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { explorationData } from '../../src/show/text/exploration-data.ts';

async function dataOf(file: string, bounds: { depth?: number } = {}) {
  const scenario = loadScenario(`scenarios/${file}`);
  const design = entry(DESIGNS, 'sketch');
  const options = { faults: scenario.declaredFaults, ...scenario.explore, ...bounds };
  const exploration = await exploreWorld(scenario.world, design, options);
  return explorationData(judgeWorld(scenario, design, exploration));
}

test('tells of each violation how much of the world has it, and where it could have been avoided', async () => {
  const { violations } = await dataOf('sketch/failing-allocation.yaml');
  const told = violations.map(({ property, length, steps: _, why: __, ...explained }) => [
    property,
    length,
    explained,
  ]);
  expect(told).toEqual([
    [
      'missing-effect',
      3,
      { violating: 3, pointOfNoReturn: null, lastChoice: { step: 3, instead: 'disable A1 &' } },
    ],
    [
      'unprotected',
      3,
      { violating: 3, pointOfNoReturn: null, lastChoice: { step: 3, instead: 'disable A1 &' } },
    ],
    [
      'leaked-feature',
      1,
      { violating: 6, pointOfNoReturn: null, lastChoice: { step: 1, instead: 'load A1 &' } },
    ],
    [
      'stale-owner',
      7,
      { violating: 1, pointOfNoReturn: null, lastChoice: { step: 7, instead: 'disable A1 &' } },
    ],
    [
      'double-disable',
      4,
      { violating: 3, pointOfNoReturn: 3, lastChoice: { step: 3, instead: 'disable A1 &' } },
    ],
  ]);
});

test('says nothing of the kind where the walk is not closed', async () => {
  const { violations } = await dataOf('sketch/failing-allocation.yaml', { depth: 4 });
  expect(violations.map(found => Object.keys(found))).toEqual(
    Array(4).fill(['property', 'length', 'steps', 'why']),
  );
});

test('names what holds only because what it speaks of never is', async () => {
  expect((await dataOf('kernel/row-01-enable-completes.yaml')).vacuous).toEqual([
    'leaked-effect',
    'missing-effect',
    'unprotected',
    'leaked-feature',
    'lost-feature',
    'stale-owner',
    'stale-version',
    'unsafe-downgrade',
    'double-enable',
    'double-disable',
    'residue',
    'warning',
    'code-in-use',
    'unswitched-change',
  ]);
  expect((await dataOf('sketch/same-version.yaml')).vacuous).toEqual([
    'residue',
    'code-in-use',
    'unswitched-change',
  ]);
});
