import { expect, test } from 'vitest';
import { livepatchModel } from '../../../src/livepatch/model.ts';
import { virtualTime } from '../../../src/livepatch/virtual-time.ts';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { formatStep, type Step } from '../../../src/scenario/step.ts';
import { follow, randomSteps } from '../../../src/uses/lab/random-history.ts';
import { shrunk } from '../../../src/uses/lab/shrink.ts';

const scenario = parseScenario(
  'title: t\nmodules: { x: {} }\nlivepatches: { P: {}, Q: { replace: false, objects: [x] } }',
  'a.yaml',
);
const setting = { scenario, design: designFor(scenario, undefined) };
const lines = (steps: readonly Step[]) => steps.map(formatStep);

test('the same seed and number give the same history, and another number another one', () => {
  const first = randomSteps(setting, 7, 1);
  expect(first.length).toBeGreaterThanOrEqual(6);
  expect(randomSteps(setting, 7, 1)).toEqual(first);
  expect(randomSteps(setting, 7, 2)).not.toEqual(first);
});

test('what is forced is waited for, and each step of a world with tasks has its time', () => {
  const histories = Array.from({ length: 12 }, (_, number) => lines(randomSteps(setting, 1, number)));
  const afterForce = histories.flatMap(steps => steps.filter((_, place) => steps[place - 1] === 'force P'));
  expect(new Set(afterForce)).toEqual(new Set(['complete']));
  const withTask = {
    ...scenario.world,
    tasks: parseScenario(`title: t\nlivepatches: { P: {} }\ntasks: [{ name: t }]`, 'b.yaml').world.tasks,
  };
  const timed = randomSteps({ ...setting, scenario: { ...scenario, world: withTask } }, 1, 1);
  expect(timed.every(({ at }) => at !== null && Math.abs((at % 1) - 0.4) < 1e-9)).toBe(true);
});

test('a history is shrunk to what still differs', async () => {
  const time = virtualTime(livepatchModel(scenario.world, setting.design));
  const plain: Step[] = ['P', 'Q'].map(subject => ({
    verb: 'load',
    subject,
    waits: true,
    fails: null,
    fault: null,
    at: null,
  }));
  const followed = follow(time, time.initial, [...plain, ...plain]);
  expect(followed?.steps.map(({ fails }) => fails)).toEqual([null, null, 'EEXIST', 'EEXIST']);
  const shortest = await shrunk(setting, followed?.steps ?? [], async steps =>
    lines(steps).includes('load Q'),
  );
  expect(lines(shortest)).toEqual(['load Q']);
});
