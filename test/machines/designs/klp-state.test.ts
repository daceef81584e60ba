import { describe, expect, test } from 'vitest';
import { entry, FREED } from '../../../machines/context.ts';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { isInstalled } from '../../../machines/words/patch.ts';
import type { World } from '../../../machines/world.ts';
import type { StepData } from '../../../src/scenario/schema/step.ts';
import { everyStep } from '../../support/every-step.ts';
import { STACKED, TWO_OBJECTS, UPGRADE, UPGRADE_OR_NOT } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

/** The steps, each with the data that each livepatch points to and the effect: `load A: A 1, B NULL, off`. */
function told(world: World, steps: readonly string[]): string[] {
  return take(world, klpState, steps).map(({ after }, i) => {
    const data = Object.entries(after.livepatches).flatMap(([patch, { data }]) =>
      data['S'] === undefined ? [] : [`${patch} ${data['S'] === FREED ? 'freed' : data['S'] || 'NULL'}`],
    );
    return `${steps[i]}: ${data.join(', ')}, ${after.effects['S'] === 0 ? 'off' : `on ${after.effects['S']}`}`;
  });
}

describe('the first livepatch with a state', () => {
  test('allocates in pre_patch, switches on in post_patch, off in pre_unpatch, and frees in post_unpatch', () => {
    expect(told(STACKED, ['load A', 'complete', 'disable A', 'complete'])).toEqual([
      'load A: A 1, B NULL, off',
      'complete: A 1, B NULL, on 1',
      'disable A: A 1, B NULL, off',
      'complete: A NULL, B NULL, off',
    ]);
  });

  test('that is cancelled frees what it has allocated', () => {
    expect(told(STACKED, ['load A', 'disable A', 'complete']).at(-1)).toBe('complete: A NULL, B NULL, off');
  });
});

describe('a livepatch that finds the state with an older one', () => {
  test('allocates nothing, and takes the data over; the effect stays at the version that switched it on', () => {
    expect(told(UPGRADE, ['load A1', 'complete', 'load B2', 'complete']).slice(2)).toEqual([
      'load B2: A1 1, B2 NULL, on 1',
      'complete: A1 NULL, B2 1, on 1',
    ]);
  });

  test('and is cancelled leaves everything to the older one', () => {
    const outcomes = told(UPGRADE, ['load A1', 'complete', 'load B2', 'disable B2', 'complete']);
    expect(outcomes.at(-1)).toBe('complete: A1 1, B2 NULL, on 1');
  });

  test('and is disabled passes it back', () => {
    expect(
      told(STACKED, ['load A', 'complete', 'load B', 'complete', 'disable B', 'complete']).slice(3),
    ).toEqual(['complete: A 1, B 1, on 1', 'disable B: A 1, B 1, on 1', 'complete: A 1, B NULL, on 1']);
  });
});

test('of several older livepatches the newest is asked', () => {
  const stacking = { replace: false, features: { S: 1 } };
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: { A: { ...stacking, objects: ['vmlinux', 'kvm'] }, B: stacking, C: stacking },
  });
  // The module makes A allocate anew, so that A and B hold different data.
  const steps = ['load A', 'complete', 'load B', 'complete', 'insert kvm', 'load C', 'complete'];
  expect(told(world, steps).slice(4)).toEqual([
    'insert kvm: A 2, B 1, C NULL, on 1',
    'load C: A 2, B 1, C NULL, on 1',
    'complete: A 2, B 1, C 1, on 1',
  ]);
});

describe('newer livepatches are never looked at', () => {
  const both = ['load A', 'complete', 'load B', 'complete', 'disable A', 'complete'];

  test('so the older one switches off and frees what the newer one uses', () => {
    expect(told(STACKED, both).slice(4)).toEqual([
      'disable A: A 1, B 1, off',
      'complete: A NULL, B freed, off',
    ]);
  });

  test('and the newer one meets freed memory, first to read and then to free', () => {
    const outcomes = take(STACKED, klpState, [...both, 'disable B', 'complete']);
    expect(outcomes.slice(-2).map(({ violations }) => violations)).toEqual([
      [
        {
          property: 'use-after-free',
          why: 'in pre_unpatch of B/vmlinux, for S: its data has been freed',
        },
        {
          property: 'double-disable',
          why: 'in pre_unpatch of B/vmlinux, for S: it is switched off and is off already',
        },
      ],
      [
        {
          property: 'use-after-free',
          why: 'in post_unpatch of B/vmlinux, for S: its data has been freed',
        },
      ],
    ]);
  });
});

describe('a livepatch is refused', () => {
  const world = worldOf({
    livepatches: {
      B2: { features: { S: 2 } },
      lower: { replace: false, features: { S: 1 } },
      same: { replace: false, features: { S: 2 } },
      higher: { features: { S: 3 } },
      'replacing-without': {},
      'stacked-without': { replace: false, features: { T: 1 } },
      retiring: { retires: { S: 2 } },
    },
  });
  const afterB2 = (...steps: string[]) =>
    last(take(world, klpState, ['load B2', 'complete', ...steps])).result;

  test('when it has a state at a lower version, or replaces and does not have it', () => {
    for (const name of ['lower', 'replacing-without', 'retiring']) {
      expect([name, afterB2(`load ${name}`)]).toEqual([name, 'EINVAL']);
    }
    for (const name of ['same', 'higher', 'stacked-without']) {
      expect([name, afterB2(`load ${name}`)]).toEqual([name, 'ok']);
    }
  });

  test('by an installed livepatch that is on its way out as well, and by none that is gone', () => {
    expect(afterB2('disable B2', 'load lower')).toBe('EINVAL');
    expect(afterB2('disable B2', 'complete', 'load lower')).toBe('ok');
  });

  test('with a line in the log', () => {
    expect(last(take(world, klpState, ['load B2', 'complete', 'load lower'])).log).toEqual([
      'livepatch: Livepatch patch (lower) is not compatible with the already installed livepatches.',
    ]);
  });
});

test('an allocation that fails fails the load, and nothing points anywhere', () => {
  const world = worldOf({
    livepatches: { A: { features: { S: 1, T: 1 } } },
    faults: [{ in: 'A', allocation: 'T' }],
  });
  const load: StepData = { do: 'load A', fault: { in: 'A', allocation: 'T' } };
  const { result, after } = last(take(world, klpState, [load]));
  expect(result).toBe('ENOMEM');
  expect(entry(after.livepatches, 'A').data).toEqual({ S: 0, T: 0 });
});

test('without a transition the question is warned of, and answered with none', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: { A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } } },
  });
  const steps = ['load A', 'complete', 'insert kvm', 'remove kvm'];
  const warned = take(world, klpState, steps).map(({ violations }) =>
    violations.filter(({ property }) => property === 'warning').map(({ why }) => why.split(',')[0]),
  );
  expect(warned).toEqual([
    [],
    [],
    ['in pre_patch of A/kvm', 'in post_patch of A/kvm'],
    ['in pre_unpatch of A/kvm', 'in post_unpatch of A/kvm'],
  ]);
  expect(told(world, steps).slice(2)).toEqual(['insert kvm: A 2, on 1', 'remove kvm: A NULL, off']);
});

test('data that the module has taken with it is missed when the livepatch is disabled', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: { A: { objects: ['vmlinux', 'kvm'], features: { S: 1 } } },
  });
  const { violations } = last(
    take(world, klpState, ['load A', 'complete', 'insert kvm', 'remove kvm', 'disable A']),
  );
  expect(violations.map(({ why }) => why)).toEqual([
    'in pre_unpatch of A/vmlinux, for S: it has no data (any more)',
    'in pre_unpatch of A/vmlinux, for S: it is switched off and is off already',
  ]);
});

test('during the transition of another livepatch it is answered for that one', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: {
      A: { replace: false, objects: ['kvm'], features: { S: 1 } },
      B: { replace: false, features: { S: 1 } },
    },
  });
  // B is in transition and A is older: A is told that A has the state already.
  const { violations, after } = last(take(world, klpState, ['load A', 'complete', 'load B', 'insert kvm']));
  expect(violations).toEqual([
    { property: 'unprotected', why: 'A needs S, and its effect is off, while B is in transition' },
  ]);
  expect(after.effects).toEqual({ S: 0 });
  expect(entry(after.livepatches, 'A').data).toEqual({ S: 0 });
});

describe('on every transition', () => {
  test('of an upgrade: nothing is broken, and exactly who is installed and took it over holds the data', () => {
    const taken = everyStep(UPGRADE, klpState, ({ event, after, violations }) => {
      expect({ event, violations }).toEqual({ event, violations: [] });
      if (after.klp.transitionPatch !== null) return;
      for (const name of ['A1', 'B2']) {
        const { enabled, data } = entry(after.livepatches, name);
        expect({ name, data }).toEqual({ name, data: { S: enabled ? 1 : 0 } });
      }
    });
    expect(taken).toEqual({ states: 20, transitions: 42 });
  });

  test('of two that do not replace: the one that points to freed memory is installed', () => {
    let freed = 0;
    const taken = everyStep(STACKED, klpState, ({ after }) => {
      for (const [name, { data }] of Object.entries(after.livepatches)) {
        if (data['S'] === FREED) freed += 1;
        if (!isInstalled(after, name)) expect({ name, data }).toEqual({ name, data: { S: 0 } });
      }
    });
    expect(taken).toEqual({ states: 70, transitions: 148 });
    expect(freed).toBeGreaterThan(0);
  });
});

test.each([
  [
    'an upgrade, or a livepatch that knows nothing',
    UPGRADE_OR_NOT,
    { states: 60, transitions: 164, violated: {} },
  ],
  [
    'livepatches on a stack',
    STACKED,
    {
      states: 70,
      transitions: 148,
      violated: { 'missing-effect': 6, 'use-after-free': 7, 'double-disable': 7 },
    },
  ],
  [
    'two objects',
    TWO_OBJECTS,
    {
      states: 120,
      transitions: 384,
      violated: {
        warning: 3,
        'double-enable': 3,
        'double-disable': 4,
        'missing-effect': 4,
        'use-after-free': 5,
      },
    },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, klpState)).toMatchObject(figures);
});
