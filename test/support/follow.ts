import { entry } from '../../machines/context.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import type { ScenarioData } from '../../src/scenario/schema/schema.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';

/** What a scenario file would say, and what following its steps shows. */
export function follow(data: Omit<ScenarioData, 'title'>) {
  const scenario = parseScenario(JSON.stringify({ title: 'a small world', ...data }), 'small.yaml');
  const design = entry(DESIGNS, scenario.design ?? DEFAULT_DESIGN.name);
  return { scenario, simulation: simulate(scenario.world, design, scenario.steps) };
}
