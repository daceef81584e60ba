import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { sketch } from '../../../machines/designs/sketch.ts';
import type { World } from '../../../machines/world.ts';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import { everyStep } from '../../support/every-step.ts';
import { registryText } from '../../support/registry-text.ts';
import { last, take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

/** The steps, each with the registry and the effects that it leaves. */
function told(world: World, steps: readonly StepData[]): string[] {
  return take(world, sketch, steps).map(
    ({ after }, i) => `${JSON.stringify(steps[i])}: ${registryText(after)}`,
  );
}

function resultOf(world: World, steps: readonly StepData[]): string {
  return last(take(world, sketch, steps)).result;
}

const SAME = worldOf({ livepatches: { A: { features: { S: 1 } }, B: { features: { S: 1 } } } });
const UPGRADE = worldOf({ livepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } } } });
const TWO_FEATURES = worldOf({
  livepatches: { A: { features: { S: 1, T: 1 } }, B: { features: { S: 1, T: 1 } } },
});

describe('one livepatch', () => {
  test('registers in pre_patch, switches on in post_patch, off in pre_unpatch, and frees in post_unpatch', () => {
    expect(told(SAME, ['load A', 'complete', 'disable A', 'complete'])).toEqual([
      '"load A": S 1 A/vmlinux, off',
      '"complete": S 1 A/vmlinux, on 1',
      '"disable A": S 1 A/vmlinux, off',
      '"complete": S -, off',
    ]);
  });

  test('that is cancelled frees what it has registered', () => {
    expect(told(SAME, ['load A', 'disable A', 'complete'])).toEqual([
      '"load A": S 1 A/vmlinux, off',
      '"disable A": S 1 A/vmlinux, off',
      '"complete": S -, off',
    ]);
  });

  test('whose disable is cancelled switches on again', () => {
    expect(told(SAME, ['load A', 'complete', 'disable A', 'enable A', 'complete']).slice(2)).toEqual([
      '"disable A": S 1 A/vmlinux, off',
      '"enable A": S 1 A/vmlinux, off',
      '"complete": S 1 A/vmlinux, on 1',
    ]);
  });
});

describe('a livepatch that follows', () => {
  test('with the same version takes the ownership over, and leaves the effect as it runs', () => {
    expect(told(SAME, ['load A', 'complete', 'load B', 'complete']).slice(2)).toEqual([
      '"load B": S 1 A/vmlinux, on 1',
      '"complete": S 1 B/vmlinux, on 1',
    ]);
  });

  test('with a higher version switches on what is on, and leaves owner and version as they are', () => {
    const upgrade = ['load A1', 'complete', 'load B2', 'complete'];
    expect(told(UPGRADE, upgrade).slice(2)).toEqual([
      '"load B2": S 1 A1/vmlinux, on 1',
      '"complete": S 1 A1/vmlinux, on 2',
    ]);
    expect(last(take(UPGRADE, sketch, upgrade)).violations).toContainEqual({
      property: 'double-enable',
      why: 'in post_patch of B2/vmlinux, for S: it is switched on and is on already, at version 1',
    });
  });

  test('with a higher version, and cancelled, frees what is not its own', () => {
    expect(told(UPGRADE, ['load A1', 'complete', 'load B2', 'disable B2', 'complete']).slice(2)).toEqual([
      '"load B2": S 1 A1/vmlinux, on 1',
      '"disable B2": S 1 A1/vmlinux, on 1',
      '"complete": S -, on 1',
    ]);
  });
});

describe('the early return', () => {
  test('of post_patch leaves the later features to the livepatch that is replaced', () => {
    expect(told(TWO_FEATURES, ['load A', 'complete', 'load B', 'complete', 'unload A']).slice(3)).toEqual([
      '"complete": S 1 B/vmlinux, on 1; T 1 A/vmlinux, on 1',
      '"unload A": S 1 B/vmlinux, on 1; T 1 dangling, on 1',
    ]);
  });

  test('of post_patch skips what is to be retired as well', () => {
    const world = worldOf({
      livepatches: { A: { features: { S: 1, T: 1 } }, D: { features: { S: 1 }, retires: { T: 1 } } },
    });
    expect(told(world, ['load A', 'complete', 'load D', 'complete']).at(-1)).toBe(
      '"complete": S 1 D/vmlinux, on 1; T 1 A/vmlinux, on 1',
    );
  });

  test('of post_unpatch leaves the later features registered', () => {
    const world = worldOf({ livepatches: { A: { features: { S: 1 } }, B: { features: { S: 1, T: 1 } } } });
    expect(
      told(world, ['load A', 'complete', 'load B', 'disable B', 'complete', 'unload B']).slice(2),
    ).toEqual([
      '"load B": S 1 A/vmlinux, on 1; T 1 B/vmlinux, off',
      '"disable B": S 1 A/vmlinux, on 1; T 1 B/vmlinux, off',
      '"complete": S 1 A/vmlinux, on 1; T 1 B/vmlinux, off',
      '"unload B": S 1 A/vmlinux, on 1; T 1 dangling, off',
    ]);
  });
});

describe('retiring', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 1 } }, D: { features: {}, retires: { S: 1, T: 2 } } },
  });

  test('undoes and frees each feature that is registered, when the transition completes', () => {
    expect(told(world, ['load A', 'complete', 'load D', 'complete']).slice(2)).toEqual([
      '"load D": S 1 A/vmlinux, on 1; T 1 A/vmlinux, on 1',
      '"complete": S -, off; T -, off',
    ]);
  });

  test('leaves alone what is not registered', () => {
    const outcomes = take(world, sketch, ['load D', 'complete', 'disable D', 'complete']);
    expect(outcomes.flatMap(({ violations }) => violations)).toEqual([]);
    expect(registryText(last(outcomes).after)).toBe('S -, off; T -, off');
  });
});

describe('a livepatch is refused', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: {
      B2: { features: { S: 2 } },
      lower: { replace: false, features: { S: 1 } },
      same: { replace: false, features: { S: 2 } },
      higher: { features: { S: 3 } },
      none: { replace: false },
      other: { features: { T: 1 } },
      retiring: { retires: { S: 2 } },
      'retiring-less': { retires: { S: 1 } },
      module: { objects: ['kvm'], features: { S: 2 } },
      careless: { features: { S: 2 }, carries: [] },
    },
  });
  const afterB2 = (name: string) => resultOf(world, ['load B2', 'complete', `load ${name}`]);

  test('when it does not list or retire each registered feature at its version or above', () => {
    for (const name of ['lower', 'none', 'other', 'retiring-less', 'careless']) {
      expect([name, afterB2(name)]).toEqual([name, 'EINVAL']);
    }
    for (const name of ['same', 'higher', 'retiring', 'module']) {
      expect([name, afterB2(name)]).toEqual([name, 'ok']);
    }
  });

  test('with a line in the log, and nothing else happens', () => {
    const { log, after, before } = last(take(world, sketch, ['load B2', 'complete', 'load none']));
    expect(log).toEqual([
      'livepatch: Livepatch patch (none) is not compatible with the already installed livepatches.',
    ]);
    expect(after).toEqual(before);
  });

  test('never, where nothing is registered', () => {
    for (const name of Object.keys(world.livepatches)) expect(resultOf(world, [`load ${name}`])).toBe('ok');
  });
});

test('an allocation that fails leaves registered what came before it', () => {
  const world = worldOf({ livepatches: { A: { features: { S: 1, T: 1 } } } });
  const fault = { in: 'A', allocation: 'T' };
  const failing = { ...world, faults: [{ kind: 'allocation', in: 'A', feature: 'T' } as const] };
  const { result, after } = last(take(failing, sketch, [{ do: 'load A', fault }]));
  expect(result).toBe('ENOMEM');
  expect(registryText(after)).toBe('S 1 dangling, off; T -, off');
});

test('callbacks without features to carry touch nothing', () => {
  const world = worldOf({
    livepatches: {
      A: { features: { S: 1 } },
      B: {
        replace: false,
        objects: [{ name: 'vmlinux', callbacks: { pre_patch: 0, post_patch: true, pre_unpatch: true } }],
        features: { S: 1 },
        carries: [],
      },
    },
  });
  expect(told(world, ['load B', 'complete', 'disable B'])).toEqual([
    '"load B": S -, off',
    '"complete": S -, off',
    '"disable B": S -, off',
  ]);
});

describe('on every transition', () => {
  test.each([
    { name: 'two livepatches with one version', world: SAME, states: 20, transitions: 44 },
    { name: 'an upgrade', world: UPGRADE, states: 49, transitions: 107 },
  ])(
    'of $name: pre_patch leaves alone what is registered, and registers the rest',
    ({ world, states, transitions }) => {
      let loads = 0;
      const taken = everyStep(world, sketch, ({ event, before, after }) => {
        if (event.type !== 'load') return;
        loads += 1;
        for (const { id, version } of entry(world.livepatches, event.patch).features) {
          const old = entry(before.features, id);
          const mine = { version, owner: { patch: event.patch, object: 'vmlinux' }, data: null };
          expect(after.features[id]).toEqual(old.version === 0 ? mine : old);
          expect(after.effects[id]).toBe(before.effects[id]);
          expect(old.version, 'it would have been refused').toBeLessThanOrEqual(version);
        }
      });
      expect(taken).toEqual({ states, transitions });
      expect(loads).toBeGreaterThan(0);
    },
  );

  test('of one version: nothing is broken at any time', () => {
    everyStep(SAME, sketch, ({ event, violations }) =>
      expect({ event, violations }).toEqual({ event, violations: [] }),
    );
  });
});
