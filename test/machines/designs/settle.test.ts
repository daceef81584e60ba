import { describe, expect, test } from 'vitest';
import { settle } from '../../../machines/designs/settle.ts';
import { needs } from '../../../machines/terms.ts';
import type { World } from '../../../machines/world.ts';
import type { ScenarioData } from '../../../src/scenario/schema/schema.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { expectNothingBroken } from '../../support/random-settle.ts';
import { registryText } from '../../support/registry-text.ts';
import {
  SECOND_ALLOCATION_FAILS,
  STACKED,
  TWO_OBJECTS,
  UPGRADE,
  UPGRADE_OR_NOT,
} from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

/** The steps, each with the registry and the effects that it leaves. */
function told(world: World, steps: readonly string[]): string[] {
  return take(world, settle, steps).map(({ after }, i) => `${steps[i]}: ${registryText(after)}`);
}

type Livepatches = ScenarioData['livepatches'];
const stacking = { replace: false } as const;
const both = { objects: ['vmlinux', 'kvm'] };
const onKvm = { ...both, carries: ['kvm'] };
const modules = { kvm: {} };
const S = (version: number) => ({ features: { S: version } });

const STACKED_VERSIONS = worldOf({
  livepatches: { A1: { ...S(1), ...stacking }, B2: { ...S(2), ...stacking } },
});

describe('a feature', () => {
  test('is registered when a load may still fail, and given to its user when the transition is over', () => {
    expect(told(UPGRADE, ['load A1', 'complete', 'load B2', 'complete', 'disable B2', 'complete'])).toEqual([
      'load A1: S 1 A1, off',
      'complete: S 1 A1, on 1',
      'load B2: S 1 A1, on 1',
      'complete: S 2 B2, on 2',
      'disable B2: S 2 B2, off',
      'complete: S -, off',
    ]);
  });

  test('passes to the next user as soon as a disable begins, and back if that is reversed', () => {
    const both = ['load A1', 'complete', 'load B2', 'complete'];
    expect(told(STACKED_VERSIONS, [...both, 'disable B2', 'enable B2', 'complete']).slice(3)).toEqual([
      'complete: S 2 B2, on 2',
      'disable B2: S 1 A1, on 1',
      'enable B2: S 1 A1, on 1',
      'complete: S 2 B2, on 2',
    ]);
  });

  test('is needed only while an object that carries it is there', () => {
    const world = worldOf({ modules, livepatches: { A: { ...onKvm, ...S(1) } } });
    expect(told(world, ['load A', 'complete', 'insert kvm', 'remove kvm'])).toEqual([
      'load A: S -, off',
      'complete: S -, off',
      'insert kvm: S 1 A, on 1',
      'remove kvm: S -, off',
    ]);
  });

  test('goes on for an enabled livepatch when its module comes during the transition of another', () => {
    const world = worldOf({ modules, livepatches: { A: { ...onKvm, ...S(1) }, B: stacking } });
    expect(told(world, ['load A', 'complete', 'load B', 'insert kvm']).at(-1)).toBe(
      'insert kvm: S 1 A, on 1',
    );
  });

  test('that a module brings waits for the livepatch in transition', () => {
    const world = worldOf({ modules, livepatches: { A: { ...onKvm, ...S(1) } } });
    expect(told(world, ['load A', 'insert kvm', 'complete']).slice(1)).toEqual([
      'insert kvm: S 1 A/kvm, off',
      'complete: S 1 A, on 1',
    ]);
  });

  test('that is retired is undone and freed when the replace completes', () => {
    const world = worldOf({ livepatches: { A: S(1), D: { retires: { S: 1 } } } });
    expect(told(world, ['load A', 'complete', 'load D', 'complete']).slice(2)).toEqual([
      'load D: S 1 A, on 1',
      'complete: S -, off',
    ]);
  });
});

describe('without memory', () => {
  test('a livepatch is refused, and nothing is left', () => {
    const load = { do: 'load A', fault: { in: 'A', allocation: 'T' } };
    const { after, result } = last(take(SECOND_ALLOCATION_FAILS, settle, [load]));
    expect([result, registryText(after)]).toEqual(['ENOMEM', 'S -, off; T -, off']);
  });

  test('a module is refused, and nothing is left', () => {
    const world = worldOf({
      modules,
      livepatches: { A: { ...onKvm, features: { S: 1, T: 1 } } },
      faults: [{ in: 'A', allocation: 'T' }],
    });
    const insert = { do: 'insert kvm', fault: { in: 'A', allocation: 'T' } };
    const { after, result, log } = last(take(world, settle, ['load A', 'complete', insert]));
    expect([result, registryText(after)]).toEqual(['ENOMEM', 'S -, off; T -, off']);
    expect(log).toEqual([
      "livepatch: applying patch 'A' to loading module 'kvm'",
      "livepatch: failed to apply patch 'A' to module 'kvm' (-12)",
      "livepatch: patch 'A' failed for module 'kvm', refusing to load module 'kvm'",
    ]);
  });
});

describe('a livepatch is refused', () => {
  const world = worldOf({
    livepatches: {
      B2: S(2),
      'replacing-without': {},
      'replacing-lower': S(1),
      'retiring-lower': { retires: { S: 1 } },
      'replacing-same': S(2),
      retiring: { retires: { S: 2 } },
      'stacking-without': stacking,
      'stacking-lower': { ...S(1), ...stacking },
      'stacking-higher': { ...S(3), ...stacking },
      'stacking-retiring': { retires: { S: 2 }, ...stacking },
      'stacking-retiring-lower': { retires: { S: 1 }, ...stacking },
    },
  });
  const refusedBy = (installed: string) =>
    Object.keys(world.livepatches).filter(
      name =>
        name !== installed &&
        resultOf(world, settle, [`load ${installed}`, 'complete', `load ${name}`]) === 'EINVAL',
    );

  test('only when it drops a feature of one that it replaces, or knows a lower version of it', () => {
    expect(refusedBy('B2')).toEqual([
      'replacing-without',
      'replacing-lower',
      'retiring-lower',
      'stacking-lower',
      'stacking-retiring-lower',
    ]);
  });

  test('when it stacks on one that stacks and has a higher version', () => {
    const stack = ['load stacking-higher', 'complete', 'load stacking-lower'];
    expect(resultOf(world, settle, stack)).toBe('EINVAL');
    expect(refusedBy('stacking-retiring')).toEqual([]);
  });

  test('by one whose disable still runs, or whose carrying object is absent', () => {
    expect(resultOf(world, settle, ['load B2', 'complete', 'disable B2', 'load stacking-lower'])).toBe(
      'EINVAL',
    );
    const onModules = worldOf({
      modules,
      livepatches: { B2: { ...onKvm, ...S(2), ...stacking }, A1: { ...S(1), ...stacking } },
    });
    expect(resultOf(onModules, settle, ['load B2', 'complete', 'load A1'])).toBe('EINVAL');
  });

  test('by a feature that was never on, until the one that lists it is disabled', () => {
    const onModules = worldOf({ modules, livepatches: { A: { ...onKvm, ...S(1) }, N: {} } });
    const loaded = ['load A', 'complete'];
    expect(resultOf(onModules, settle, [...loaded, 'load N'])).toBe('EINVAL');
    expect(resultOf(onModules, settle, [...loaded, 'disable A', 'complete', 'load N'])).toBe('ok');
  });

  test('but not by a livepatch that is gone', () => {
    const gone = ['load B2', 'complete', 'disable B2', 'complete', 'load replacing-without'];
    expect(resultOf(world, settle, gone)).toBe('ok');
  });
});

const replacing: Livepatches = { A1: S(1), B2: S(2) };
const callbacks = { pre_patch: 0, post_patch: true, pre_unpatch: true, post_unpatch: true };
const changing = (version: number) => ({
  ...S(version),
  objects: [{ name: 'vmlinux', functions: { cmdline_proc_show: 'livepatch_cmdline_proc_show' }, callbacks }],
});

/** How much there is to walk in each world. */
const WORLDS: readonly (readonly [string, World, states: number, transitions: number])[] = [
  ['one version, and back again', worldOf({ livepatches: { A: S(1), B: S(1) } }), 20, 44],
  ['an upgrade', UPGRADE, 18, 39],
  ['three versions, up and down', worldOf({ livepatches: { ...replacing, C3: S(3) } }), 56, 156],
  ['a livepatch that knows nothing', UPGRADE_OR_NOT, 56, 156],
  [
    'a feature is retired, and then a livepatch that knows nothing',
    worldOf({ livepatches: { A1: S(1), D: { retires: { S: 1 } }, N: {} } }),
    64,
    180,
  ],
  ['two objects', TWO_OBJECTS, 40, 128],
  [
    'a module alone',
    worldOf({ modules, livepatches: { A1: { ...onKvm, ...S(1) }, B2: { ...onKvm, ...S(2) } } }),
    62,
    204,
  ],
  [
    'features that are added in turn',
    worldOf({
      livepatches: {
        A: { features: { S: 1 } },
        B: { features: { S: 1, T: 1 } },
        C: { features: { S: 2, T: 1 } },
      },
    }),
    56,
    156,
  ],
  ['an allocation that fails', SECOND_ALLOCATION_FAILS, 10, 15],
  [
    'callbacks that fail',
    worldOf({
      modules,
      livepatches: { A: { ...both, ...S(1) }, B: { ...both, ...S(2) } },
      faults: [
        { in: 'B', object: 'kvm', pre_patch: -19 },
        { in: 'A', object: 'vmlinux', pre_patch: -19 },
      ],
      explore: { faults: 2 },
    }),
    108,
    372,
  ],
  [
    'patching that fails, and a module whose init fails',
    worldOf({
      modules,
      livepatches: { A: { ...both, ...S(1) }, B: { ...both, ...S(2) } },
      faults: [
        { in: 'B', object: 'kvm', patching: -22 },
        { in: 'kvm', init: -5 },
      ],
      explore: { faults: 2 },
    }),
    108,
    400,
  ],
  ['a stack', STACKED, 26, 56],
  [
    'a stack of three versions',
    worldOf({
      livepatches: {
        A1: { ...S(1), ...stacking },
        B2: { ...S(2), ...stacking },
        C3: { ...S(3), ...stacking },
      },
    }),
    81,
    217,
  ],
  [
    'a stack of modules',
    worldOf({
      modules,
      livepatches: {
        A1: { ...onKvm, ...S(1), ...stacking },
        B2: { ...both, ...S(2), ...stacking },
        C2: { ...onKvm, ...S(2), ...stacking },
      },
    }),
    268,
    990,
  ],
  [
    'some stack and some replace',
    worldOf({
      modules,
      livepatches: {
        A1: { ...onKvm, ...S(1), ...stacking },
        B2: { ...both, ...S(2), ...stacking },
        R2: { ...onKvm, ...S(2) },
        D: { retires: { S: 2 } },
      },
    }),
    752,
    3188,
  ],
  [
    'a task sits in the function',
    worldOf({
      livepatches: { A1: changing(1), B2: changing(2) },
      tasks: [{ name: 'reader', in: 'cmdline_proc_show' }],
    }),
    56,
    181,
  ],
];

describe('nothing is ever broken, and every step can be taken', () => {
  test.each(WORLDS)('%s', async (_, world, states, transitions) => {
    expect(await walked(world, settle)).toEqual({ states, transitions, violated: {}, neverTaken: [] });
  });

  test('a livepatch is loaded where another was, and no owner dangles that could be taken for it', async () => {
    const world = worldOf({ livepatches: replacing, faults: [{ in: 'B2', address: 'reused' }] });
    expect(await walked(world, settle)).toEqual({
      states: 18,
      transitions: 39,
      violated: {},
      neverTaken: [{ type: 'load', patch: 'B2', fault: 0 }],
    });
  });

  test('with force', async () => {
    const world = worldOf({
      modules,
      livepatches: { A1: { ...both, ...S(1) }, B2: { ...both, ...S(2) }, C: { ...S(1), ...stacking } },
    });
    expect(await walked(world, settle, { force: true })).toEqual({
      states: 674,
      transitions: 2762,
      violated: {},
      neverTaken: [],
    });
  });
});

test('nothing is ever broken in random worlds', () => expectNothingBroken(2));

describe('on every transition', () => {
  test.each([
    ['a stack', STACKED_VERSIONS, { states: 21, transitions: 45 }],
    ['two objects', TWO_OBJECTS, { states: 40, transitions: 128 }],
  ])(
    'of %s: no livepatch but the one in transition is without its effect, and no effect without its data',
    (_, world, figures) => {
      const taken = everyStep(world, settle, ({ event, after, violations }) => {
        expect({ event, violations }).toEqual({ event, violations: [] });
        for (const { patch, version } of needs({ context: after, world }, 'S')) {
          if (patch !== after.klp.transitionPatch) expect(after.effects['S']).toBeGreaterThanOrEqual(version);
        }
        // Its data is part of the registered feature, and is there for whoever has to switch the effect off.
        if (after.effects['S'] !== 0) expect(after.features['S']?.version).not.toBe(0);
      });
      expect(taken).toEqual(figures);
    },
  );

  test('of a stack: no code is let in beside a version of an effect that it does not know', () => {
    const { livepatches } = STACKED_VERSIONS;
    const taken = everyStep(STACKED_VERSIONS, settle, ({ event, before, after }) => {
      if (event.type !== 'load' || after.klp.patches.indexOf(event.patch) === -1) return;
      const [feature] = livepatches[event.patch]?.features ?? [];
      expect(before.effects['S']).toBeLessThanOrEqual(feature?.version ?? 0);
    });
    expect(taken).toEqual({ states: 21, transitions: 45 });
  });
});
