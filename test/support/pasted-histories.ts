import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { PROPERTIES } from '../../machines/properties.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';
import { judgeWorld } from '../../src/livepatch/judged-world.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { parseScenario } from '../../src/scenario/scenario.ts';
import { explorationData } from '../../src/show/text/exploration-data.ts';
import { differences } from '../../src/uses/simulate/expectations.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';
import { COUNTS, FOLDED } from './counts.ts';

/** The violations of a shipped world of this size, as `explore --json` tells them. */
async function violationsOf(file: string, size: readonly [number, number] | undefined) {
  const scenario = loadScenario(file);
  const design = entry(DESIGNS, scenario.design ?? 'klp-state');
  const options = { faults: scenario.declaredFaults, ...scenario.explore };
  const exploration = await exploreWorld(scenario.world, design, options);
  expect([exploration.states, exploration.transitions]).toEqual(size);
  const { violations } = explorationData(judgeWorld(scenario, design, exploration));
  return { design, violations };
}

/** Each history of a scenario that is shipped can be pasted into its steps and followed. */
export async function followHistories(name: string): Promise<void> {
  const file = `scenarios/${name}`;
  const { design, violations } = await violationsOf(file, FOLDED[name] ?? COUNTS[name]);
  const text = parse(readFileSync(file, 'utf8'));
  for (const { property, steps } of violations) {
    // A question about the whole walk has no answer in one history.
    const expected = PROPERTIES[property].kind === 'walk' ? {} : { violations: [property] };
    const pasted = { ...text, steps, expect: expected };
    const scenario = parseScenario(JSON.stringify(pasted), file);
    const simulation = simulate(scenario.world, design, scenario.steps);
    expect(differences(scenario, simulation), property).toEqual([]);
  }
}
