import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { PROPERTY_NAMES, type PropertyName } from '../../machines/properties.ts';
import { type ExploreWorldOptions, exploreWorld } from '../../src/livepatch/explore-world.ts';
import { judgeWorld } from '../../src/livepatch/judged-world.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';

/** Two livepatches that share a feature, and do not replace. */
export const STACKED = `
title: Stacked
livepatches:
  A: { replace: false, features: { L1TF: 1 } }
  B: { replace: false, features: { L1TF: 1 } }
`;

/** What walking the scenario `x.yaml` shows. */
export async function judged(
  text: string,
  design: string,
  options: Partial<Omit<ExploreWorldOptions, 'properties'>> = {},
  properties: readonly PropertyName[] = PROPERTY_NAMES,
) {
  const scenario = parseScenario(text, 'x.yaml');
  const all = { faults: scenario.declaredFaults, force: false, depth: null, states: null };
  const kept = entry(DESIGNS, design);
  const exploration = await exploreWorld(scenario.world, kept, { ...all, ...options, properties });
  return judgeWorld(scenario, kept, exploration);
}
