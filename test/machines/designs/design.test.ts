import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../machines/core/chart.ts';
import { SLOTS } from '../../../machines/core/slots.ts';
import type { Design } from '../../../machines/designs/design.ts';
import { COMPARED, DESIGNS } from '../../../machines/designs/index.ts';
import { ERRNO } from '../../../machines/errno.ts';
import { violate } from '../../../machines/words/feature.ts';
import type { Actions, Scene } from '../../../machines/words/word.ts';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import { take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

const NAMES = Object.keys(SLOTS);

/** A design that prints the name of each slot that it runs in, and fails in those of `failing`. */
function probe(...failing: readonly string[]): Design {
  const note =
    (slot: string) =>
    ({ context: { operation }, say }: Scene) => {
      say({ type: 'log', line: `> ${slot} ${operation.patch ?? ''}`.trim() });
      if (failing.includes(slot)) operation.result = -ERRNO.ENOMEM;
    };
  const actions: Actions = Object.fromEntries(NAMES.map(slot => [slot, note(slot)]));
  const chart = (slot: string): Chart<string, string> => ({
    initial: 'here',
    states: {
      here: { entry: slot, always: failing.includes(slot) ? 'failed' : 'return' },
      return: { type: 'final' },
      ...(failing.includes(slot) && { failed: { type: 'final' } }),
    },
  });
  return {
    name: 'probe',
    about: 'prints the slots',
    hasRegistry: false,
    inapplicable: [],
    actions,
    ...Object.fromEntries(NAMES.map(slot => [slot, chart(slot)])),
  };
}

const WORLD = worldOf({
  modules: { kvm: {} },
  livepatches: {
    A: { objects: ['kvm', 'vmlinux'], features: { S: 1 } },
    B: { objects: ['kvm'] },
  },
  faults: [{ in: 'kvm', init: -5 }],
});

/** What is printed by the last step; the kernel's lines without their prefix. */
function printed(design: Design, ...steps: readonly StepData[]): string[] {
  const log = take(WORLD, design, steps).at(-1)?.log ?? [];
  return log.map(line => line.replace(/^livepatch: /, ''));
}

describe('the slots of a load', () => {
  test('that succeeds', () => {
    expect(printed(probe(), 'load A')).toEqual([
      '> moduleInit A',
      "enabling patch 'A'",
      "'A': initializing patching transition",
      '> enableBegins A',
      '> prePatch A',
      "'A': starting patching transition",
    ]);
    expect(printed(probe(), 'load A', 'complete')).toEqual([
      "'A': completing patching transition",
      '> postPatch A',
      '> patchingEnds A',
      "'A': patching complete",
    ]);
  });

  test('that is refused: the module goes as it came', () => {
    expect(printed(probe(), 'load A', 'load B')).toEqual(['> moduleInit B', '> moduleExit B']);
  });

  test('that fails before the first object: no callback runs', () => {
    expect(printed(probe('enableBegins'), 'load A')).toEqual([
      '> moduleInit A',
      "enabling patch 'A'",
      "'A': initializing patching transition",
      '> enableBegins A',
      "failed to enable patch 'A'",
      "'A': canceling patching transition, going to unpatch",
      "'A': completing unpatching transition",
      '> unpatchingEnds A',
      "'A': unpatching complete",
      '> moduleExit A',
    ]);
  });
});

describe('the slots of a disable', () => {
  const enabled = ['load A', 'complete'];

  test('that completes, and of the rmmod', () => {
    expect(printed(probe(), ...enabled, 'disable A')).toEqual([
      "'A': initializing unpatching transition",
      '> disableBegins A',
      '> preUnpatch A',
      "'A': starting unpatching transition",
    ]);
    expect(printed(probe(), ...enabled, 'disable A', 'complete')).toEqual([
      "'A': completing unpatching transition",
      '> postUnpatch A',
      '> unpatchingEnds A',
      "'A': unpatching complete",
    ]);
    expect(printed(probe(), ...enabled, 'disable A', 'complete', 'unload A')).toEqual(['> moduleExit A']);
  });

  test('that is reversed', () => {
    expect(printed(probe(), ...enabled, 'disable A', 'enable A')).toEqual([
      "'A': reversing transition from unpatching to patching",
      "'A': starting patching transition",
    ]);
  });
});

describe('the slots of a target module', () => {
  const enabled = ['load A', 'complete'];

  test('that comes and goes', () => {
    expect(printed(probe(), ...enabled, 'insert kvm')).toEqual([
      "applying patch 'A' to loading module 'kvm'",
      '> objectComes A',
      '> prePatch A',
      '> postPatch A',
      '> moduleCame',
    ]);
    expect(printed(probe(), ...enabled, 'insert kvm', 'remove kvm')).toEqual([
      '> objectGoes A',
      '> preUnpatch A',
      "reverting patch 'A' on unloading module 'kvm'",
      '> postUnpatch A',
      '> moduleWent',
    ]);
  });

  test('that comes and goes while the livepatch is in transition', () => {
    expect(printed(probe(), 'load A', 'insert kvm', 'remove kvm')).toEqual([
      "reverting patch 'A' on unloading module 'kvm'",
      '> postUnpatch A',
      '> moduleWent',
    ]);
  });

  test('that is refused by a slot', () => {
    expect(printed(probe('objectComes'), ...enabled, 'insert kvm')).toEqual([
      "applying patch 'A' to loading module 'kvm'",
      '> objectComes A',
      "failed to apply patch 'A' to module 'kvm' (-12)",
      "patch 'A' failed for module 'kvm', refusing to load module 'kvm'",
      '> moduleWent A',
    ]);
  });

  test('whose init fails: it went, after it came', () => {
    const insert: StepData = { do: 'insert kvm', fault: { in: 'kvm', init: -5 } };
    expect(printed(probe(), ...enabled, insert).slice(4)).toEqual([
      '> moduleCame',
      '> objectGoes A',
      '> preUnpatch A',
      "reverting patch 'A' on unloading module 'kvm'",
      '> postUnpatch A',
      '> moduleWent',
    ]);
  });
});

test('what is broken is told with who has done it: a callback, a livepatch or the core', () => {
  const actions: Actions = {
    breakIt: scene => {
      scene.context.operation.feature = 'S';
      violate(scene, 'residue', 'broken');
    },
  };
  const chart: Chart<string, string> = {
    initial: 'here',
    states: { here: { entry: 'breakIt', always: 'return' }, return: { type: 'final' } },
  };
  const careless: Design = {
    ...probe(),
    actions,
    ...Object.fromEntries(NAMES.map(slot => [slot, chart])),
  };
  const [load, , insert] = take(WORLD, careless, ['load A', 'complete', 'insert kvm']);
  const told = [...(load?.violations ?? []), ...(insert?.violations ?? [])].map(({ why }) => why);
  expect(told.filter(why => why.endsWith('broken'))).toEqual([
    'by A, for S: broken',
    'by A, for S: broken',
    'in pre_patch of A/vmlinux, for S: broken',
    'by A/kvm, for S: broken',
    'in pre_patch of A/kvm, for S: broken',
    'in post_patch of A/kvm, for S: broken',
    'by the core, for S: broken',
  ]);
});

test('callbacks of objects that carry no features are no slots', () => {
  const slots = printed(probe(), 'load B', 'insert kvm', 'complete').filter(line => line.startsWith('>'));
  expect(slots).toEqual(['> patchingEnds B']);
});

test('each key that a design understands is understood by one design alone', () => {
  const keys = COMPARED.flatMap(name => DESIGNS[name]?.keys ?? []);
  expect(keys.sort()).toEqual(['block_disable', 'obsoletes', 'provides', 'replaceable', 'set']);
});
