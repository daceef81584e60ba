import { describe, expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { judgeWorld } from '../../src/livepatch/judged-world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { explorationData } from '../../src/show/text/exploration-data.ts';

/**
 * Of each world and design: how much there is to walk, how much where what is alike counts once, and the length of a
 * shortest history to each violation.
 */
const TABLE = [
  {
    file: 'sketch/same-version.yaml',
    design: 'sketch',
    states: 20,
    transitions: 44,
    folded: [11, 24],
    violated: {},
  },
  {
    file: 'sketch/upgrade.yaml',
    design: 'sketch',
    states: 218,
    transitions: 615,
    folded: [218, 615],
    violated: {
      'stale-version': 4,
      'stale-owner': 4,
      'double-enable': 4,
      'lost-feature': 5,
      'unsafe-downgrade': 7,
      warning: 7,
      'leaked-effect': 7,
      residue: 8,
      'missing-effect': 8,
      unprotected: 8,
      'double-disable': 9,
    },
  },
  {
    file: 'sketch/two-objects.yaml',
    design: 'sketch',
    states: 76,
    transitions: 244,
    folded: [40, 128],
    violated: { 'double-disable': 4, 'lost-feature': 4, 'missing-effect': 4, unprotected: 4, warning: 4 },
  },
  {
    file: 'sketch/module-only.yaml',
    design: 'sketch',
    states: 40,
    transitions: 128,
    folded: [22, 70],
    violated: { warning: 5 },
  },
  {
    file: 'sketch/stacked.yaml',
    design: 'sketch',
    states: 60,
    transitions: 128,
    folded: [31, 66],
    violated: { unprotected: 5, 'missing-effect': 6, 'lost-feature': 6, 'double-disable': 7, warning: 8 },
  },
  {
    file: 'sketch/two-features.yaml',
    design: 'sketch',
    states: 68,
    transitions: 148,
    folded: [36, 78],
    violated: {
      'stale-owner': 4,
      'leaked-feature': 6,
      'missing-effect': 7,
      unprotected: 7,
      'double-disable': 8,
    },
  },
  {
    file: 'sketch/failing-allocation.yaml',
    design: 'sketch',
    states: 25,
    transitions: 36,
    folded: [25, 36],
    violated: {
      'leaked-feature': 1,
      'missing-effect': 3,
      unprotected: 3,
      'double-disable': 4,
      'stale-owner': 7,
    },
  },
  {
    file: 'sketch/retired.yaml',
    design: 'sketch',
    states: 64,
    transitions: 180,
    folded: [64, 180],
    violated: {},
  },
  {
    file: 'sketch/same-version.yaml',
    design: 'repaired',
    states: 20,
    transitions: 44,
    folded: [11, 24],
    violated: {},
  },
  {
    file: 'sketch/module-only.yaml',
    design: 'repaired',
    states: 40,
    transitions: 128,
    folded: [22, 70],
    violated: {},
  },
  {
    file: 'sketch/two-features.yaml',
    design: 'repaired',
    states: 20,
    transitions: 44,
    folded: [11, 24],
    violated: {},
  },
  {
    file: 'sketch/failing-allocation.yaml',
    design: 'repaired',
    states: 14,
    transitions: 21,
    folded: [14, 21],
    violated: { 'leaked-feature': 1 },
  },
  {
    file: 'sketch/retired.yaml',
    design: 'repaired',
    states: 64,
    transitions: 180,
    folded: [64, 180],
    violated: {},
  },
  {
    file: 'sketch/upgrade.yaml',
    design: 'repaired',
    states: 56,
    transitions: 156,
    folded: [56, 156],
    violated: {},
  },
  {
    file: 'sketch/two-objects.yaml',
    design: 'repaired',
    states: 68,
    transitions: 220,
    folded: [36, 116],
    violated: { 'lost-feature': 4, 'missing-effect': 4, unprotected: 4, warning: 6 },
  },
  {
    file: 'sketch/stacked.yaml',
    design: 'repaired',
    states: 48,
    transitions: 104,
    folded: [25, 54],
    violated: { unprotected: 5, 'lost-feature': 6, 'missing-effect': 6, warning: 9 },
  },
] as const;

describe.each(TABLE)(
  '$file under $design',
  ({ file, design: name, states, transitions, folded, violated }) => {
    test('is walked to the end, and breaks these properties, by these shortest lengths', async () => {
      const scenario = loadScenario(`scenarios/${file}`);
      const design = entry(DESIGNS, name);
      for (const symmetry of [false, true]) {
        const options = { faults: scenario.declaredFaults, ...scenario.explore, symmetry };
        const exploration = await exploreWorld(scenario.world, design, options);
        const result = explorationData(judgeWorld(scenario, design, exploration));
        const lengths = Object.fromEntries(
          result.violations.map(({ property, length }) => [property, length]),
        );

        expect(exploration.closed).toBe(true);
        expect([result.states, result.transitions]).toEqual(symmetry ? folded : [states, transitions]);
        expect(lengths).toEqual(violated);
        expect(result.verdict).toBe(Object.keys(violated).length === 0 ? 'holds' : 'violated');
      }
    });
  },
);
