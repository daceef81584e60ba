import type { World } from '../../machines/world.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import type { ScenarioData } from '../../src/scenario/schema/schema.ts';

/** A small world, from what a scenario file would say. */
export function worldOf(scenario: Omit<ScenarioData, 'title'>): World {
  return parseScenario(JSON.stringify({ title: 'a small world', ...scenario }), 'small.yaml').world;
}
