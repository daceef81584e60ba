import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { shrunk } from '../../../src/uses/lab/shrink.ts';

const scenario = parseScenario(
  'title: t\nlivepatches: { A: {}, B: {} }\nsteps: [load A, load B, unload A, disable B, unload B]',
  'a.yaml',
);
const setting = { scenario, design: designFor(scenario, undefined) };
const lines = (steps: typeof scenario.steps) =>
  steps.map(({ verb, subject, fails }) => [verb, subject, fails].join(' '));

test('leaves out every step without which the history still differs', async () => {
  const asked: string[][] = [];
  const steps = await shrunk(setting, scenario.steps, async shorter => {
    asked.push(lines(shorter));
    return shorter.some(({ verb, subject }) => verb === 'unload' && subject === 'A');
  });
  expect(lines(steps)).toEqual(['unload A ENOENT']);
  expect(asked[0]).toEqual(['load A ', 'load B ', 'unload A ', 'disable B ']);
});

test('keeps all where the kernel differs in no shorter one', async () => {
  expect(await shrunk(setting, scenario.steps, async () => false)).toBe(scenario.steps);
});
