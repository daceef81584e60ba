import { describe, expect, it } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { parseScenario } from '../../../src/scenario/scenario.ts';
import { labNames } from '../../../src/show/c/lab-sources.ts';
import { expectedLines, stepLines } from '../../../src/show/selftest/step-lines.ts';
import { foretell } from '../../../src/uses/lab/foretold.ts';
import { planOf } from '../../../src/uses/lab/plan.ts';
import { standIns } from '../../../src/uses/lab/stand-ins.ts';

const WORLD = `
title: Steps
livepatches: { A: { objects: [{ name: kvm, functions: { f: A_f }, callbacks: { pre_patch: 0 } }] }, B: {} }
modules: { kvm: {} }
`;

function linesOf(steps: string) {
  const { world, steps: history } = parseScenario(`${WORLD}steps: ${steps}\n`, 'steps.yaml');
  const foretold = foretell(world, entry(DESIGNS, 'none'), history);
  const plan = planOf(world, foretold, standIns(world, history), labNames(world));
  const begun = plan.slice(plan.indexOf('lab start') + 1);
  return { steps: stepLines(begun, foretold, ['A', 'B']), log: expectedLines(begun, foretold) };
}

describe('the steps of a selftest', () => {
  it.each([
    { steps: '[load A]', lines: ['load_lp A'] },
    { steps: '[load A &, complete]', lines: ['load_lp A'] },
    { steps: '[load A &]', lines: ['load_lp_nowait A'] },
    { steps: '[load A, disable A &, enable A]', lines: ['load_lp A', 'disable_lp_nowait A', 'enable_lp A'] },
    { steps: '[load A, disable A, unload A]', lines: ['load_lp A', 'disable_lp A', 'unload_lp A'] },
    {
      steps: '[load A &, { do: load B, fails: EBUSY }]',
      lines: ['load_lp_nowait A', 'fails EBUSY load_lp_nowait B'],
    },
    { steps: '[load A &, force A]', lines: ['load_lp_nowait A', 'force_lp A'] },
    { steps: '[insert kvm, remove kvm]', lines: ['load_mod kvm', 'unload_mod kvm'] },
    {
      steps: '[load A, { do: insert kvm, fails: ENODEV, fault: { in: A, object: kvm, pre_patch: -19 } }]',
      lines: ['load_lp A', 'lab fault pre_patch A/kvm -19', 'fails ENODEV load_mod kvm', 'lab no-fault'],
    },
  ])('$steps', ({ steps, lines }) => {
    expect(linesOf(steps).steps).toEqual(lines);
  });

  it('print each command, and then what the kernel does', () => {
    expect(linesOf('[load A, disable A, unload A]').log).toEqual([
      '% insmod test_modules/A.ko',
      "livepatch: enabling patch 'A'",
      "livepatch: 'A': initializing patching transition",
      "livepatch: 'A': starting patching transition",
      "livepatch: 'A': completing patching transition",
      "livepatch: 'A': patching complete",
      '% echo 0 > /sys/kernel/livepatch/A/enabled',
      "livepatch: 'A': initializing unpatching transition",
      "livepatch: 'A': starting unpatching transition",
      "livepatch: 'A': completing unpatching transition",
      "livepatch: 'A': unpatching complete",
      '% rmmod A',
    ]);
  });
});
