import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { loadScenario } from '../../src/scenario/read.ts';
import { differences } from '../../src/uses/simulate/expectations.ts';
import { simulate } from '../../src/uses/simulate/simulate.ts';

const FOLDER = 'scenarios/recorded';

test.each(readdirSync(FOLDER))('%s: what a real kernel printed, and what it left behind', file => {
  const scenario = loadScenario(`${FOLDER}/${file}`);
  const simulation = simulate(scenario.world, entry(DESIGNS, scenario.design), scenario.steps);
  expect(scenario.expect.log).not.toBeNull();
  expect(differences(scenario, simulation)).toEqual([]);
});
