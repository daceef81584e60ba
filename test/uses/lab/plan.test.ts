import { expect, test } from 'vitest';
import { designFor } from '../../../src/scenario/design-for.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { labNames } from '../../../src/show/c/lab-sources.ts';
import { foretell } from '../../../src/uses/lab/foretold.ts';
import { planOf } from '../../../src/uses/lab/plan.ts';
import { standIns } from '../../../src/uses/lab/stand-ins.ts';

/** From the start of the clock. */
function plan(text: string): string[] {
  const scenario = parseScenario(`title: t\n${text}`, 'a.yaml');
  const { world, steps } = scenario;
  const foretold = foretell(world, designFor(scenario, undefined), steps);
  const lines = planOf(world, foretold, standIns(world, steps), labNames(world));
  return lines.slice(lines.indexOf('lab start') + 1);
}

test('what is to wait is held up before it begins, and after a reversal by the other one', () => {
  expect(plan('livepatches: { P: {} }\nsteps: [load P &, disable P]')).toEqual([
    'lab block hold-before',
    'begin 1',
    '! load P',
    'lab block hold-after',
    'end 1',
    'look 1',
    'begin 2',
    '! write /sys/kernel/livepatch/P/enabled 0',
    'lab unblock hold-before',
    'lab unblock hold-after',
    'wait 40',
    'end 2',
    'look 2',
  ]);
});

test('a step that is refused holds nothing up', () => {
  expect(plan('livepatches: { P: {} }\nsteps: [load P, { do: load P &, fails: EEXIST }]')).not.toContain(
    'lab block hold-before',
  );
});

test('a task is sent in, at its time, and a fault is armed for its step alone', () => {
  const text = `
modules: { x: {} }
livepatches: { P: { objects: [{ name: x, functions: { f: g }, callbacks: { pre_patch: 0 } }] } }
tasks: [{ name: t, in: f }]
steps:
  - load P
  - { do: insert x, at: 2.5s, fails: ENODEV, fault: { in: P, object: x, pre_patch: -19 } }
  - insert x
`;
  const lines = plan(text);
  expect(lines.slice(lines.indexOf('lab until 2500'))).toEqual([
    'lab until 2500',
    'lab fault pre_patch P/x -19',
    'begin 2',
    '! load x',
    'lab no-fault',
    'end 2',
    'look 2',
    'begin 3',
    '! load x',
    'lab block t',
    'end 3',
    'look 3',
  ]);
});
