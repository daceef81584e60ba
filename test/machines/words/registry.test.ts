import { describe, expect, test } from 'vitest';
import { entry, initialContext } from '../../../machines/context.ts';
import type { Observation } from '../../../machines/observation.ts';
import { actions, guards, me, mine } from '../../../machines/words/registry.ts';
import type { Scene } from '../../../machines/words/word.ts';
import { worldOf } from '../../support/kernel-worlds.ts';

const WORLD = worldOf({
  livepatches: { A: { features: { S: 2, T: 1 }, retires: { U: 3, V: 1 } }, N: {} },
  faults: [{ in: 'A', allocation: 'T' }],
});

/** A's callback for vmlinux is at this feature. */
function at(feature: string | null, patch = 'A') {
  const said: Observation[] = [];
  const context = initialContext(WORLD);
  Object.assign(context.operation, { patch, object: 'vmlinux', feature });
  const scene: Scene = {
    context,
    world: WORLD,
    event: { type: 'load', patch },
    say: observation => said.push(observation),
  };
  return { scene, context, said };
}

function register(scene: Scene, id: string, version: number, owner: string): void {
  Object.assign(entry(scene.context.features, id), { version, owner });
}

describe('the walk over the features', () => {
  test.each([
    ['features', actions.firstFeature, actions.nextFeature, ['S', 'T']],
    ['retired features', actions.firstRetired, actions.nextRetired, ['U', 'V']],
  ])('goes over the %s in their order, and ends', (_, first, next, ids) => {
    const { scene, context } = at(null);
    const seen: (string | null)[] = [];
    for (first(scene); !guards.noMoreFeatures(scene); next(scene)) seen.push(context.operation.feature);
    expect(seen).toEqual(ids);
  });

  test('ends at once where there is none', () => {
    const { scene } = at('S', 'N');
    actions.firstFeature(scene);
    expect(guards.noMoreFeatures(scene)).toBe(true);
  });
});

describe('klp_feature_get', () => {
  test('finds what is registered', () => {
    const { scene } = at('S');
    expect([guards.isRegistered(scene), guards.isNotRegistered(scene)]).toEqual([false, true]);
    register(scene, 'S', 1, 'B/vmlinux');
    expect([guards.isRegistered(scene), guards.isNotRegistered(scene)]).toEqual([true, false]);
  });

  test.each([
    { version: 2, owner: 'A/vmlinux', isMine: true, isAnothers: false },
    { version: 1, owner: 'A/vmlinux', isMine: true, isAnothers: false },
    { version: 2, owner: 'A/kvm', isMine: false, isAnothers: true },
    { version: 2, owner: 'dangling', isMine: false, isAnothers: true },
    { version: 1, owner: 'B/vmlinux', isMine: false, isAnothers: false },
    { version: 3, owner: 'B/vmlinux', isMine: false, isAnothers: false },
    { version: 0, owner: null, isMine: false, isAnothers: false },
  ])(
    'version $version of $owner: mine $isMine, anothers at my version $isAnothers',
    ({ version, owner, isMine, isAnothers }) => {
      const { scene, context } = at('S');
      Object.assign(entry(context.features, 'S'), { version, owner });
      expect({ isMine: guards.isMine(scene), isAnothers: guards.isAnothersAtMyVersion(scene) }).toEqual({
        isMine,
        isAnothers,
      });
    },
  );
});

test('me and mine: the object whose callback runs, and the version that it knows', () => {
  expect(me(at('S').scene)).toBe('A/vmlinux');
  expect(mine(at('S').scene)).toEqual({ id: 'S', version: 2 });
  expect(mine(at('U').scene)).toEqual({ id: 'U', version: 3 });
  expect(() => mine(at('S', 'N').scene)).toThrow(new Error('the livepatch has no feature "S"'));
});

describe('klp_feature_alloc and klp_feature_free', () => {
  test('register at my version, take over, and forget', () => {
    const { scene, context } = at('S');
    actions.allocate(scene);
    expect(context.features['S']).toEqual({ version: 2, owner: 'A/vmlinux', data: null });
    register(scene, 'S', 1, 'B/vmlinux');
    actions.takeOwnership(scene);
    expect(context.features['S']).toEqual({ version: 1, owner: 'A/vmlinux', data: null });
    actions.takeVersion(scene);
    expect(context.features['S']).toEqual({ version: 2, owner: 'A/vmlinux', data: null });
    actions.free(scene);
    expect(context.features['S']).toEqual({ version: 0, owner: null, data: null });
    expect(context.effects['S']).toBe(0);
  });

  test('an allocation fails for the one feature that the fault names, once', () => {
    for (const [feature, patch, fails] of [
      ['T', 'A', true],
      ['S', 'A', false],
      ['T', 'N', false],
    ] as const) {
      const { scene, context } = at(feature, patch);
      context.operation.fault = 0;
      expect(guards.allocationFails(scene)).toBe(fails);
    }
    const { scene, context, said } = at('T');
    context.operation.fault = 0;
    actions.outOfMemory(scene);
    expect(said).toEqual([{ type: 'fault', happened: true }]);
    expect(context.operation).toMatchObject({ result: -12, fault: null });
    expect(context.faults).toEqual({ left: 0 });
    expect(guards.allocationFails(scene)).toBe(false);
  });
});

describe('an effect', () => {
  test.each([
    { running: 0, isOn: false, isLower: false },
    { running: 1, isOn: true, isLower: true },
    { running: 2, isOn: true, isLower: false },
    { running: 3, isOn: true, isLower: false },
  ])('at version $running: on $isOn, lower than mine $isLower', ({ running, isOn, isLower }) => {
    const { scene, context } = at('S');
    context.effects['S'] = running;
    expect({ isOn: guards.effectIsOn(scene), isLower: guards.effectRunsAtALowerVersion(scene) }).toEqual({
      isOn,
      isLower,
    });
  });

  const violated = (property: string, detail: string) => ({
    type: 'violated',
    property,
    feature: 'S',
    by: 'A/vmlinux',
    detail,
  });

  test('that is off is switched on at my version, and that is on as well, with a complaint', () => {
    const { scene, context, said } = at('S');
    actions.switchEffectOn(scene);
    expect([context.effects['S'], said]).toEqual([2, []]);
    context.effects['S'] = 1;
    actions.switchEffectOn(scene);
    expect([context.effects['S'], said]).toEqual([
      2,
      [violated('double-enable', 'it is switched on and is on already, at version 1')],
    ]);
  });

  test.each([
    { running: 1, complaints: [] },
    { running: 2, complaints: [] },
    { running: 0, complaints: [violated('double-disable', 'it is switched off and is off already')] },
    {
      running: 3,
      complaints: [violated('residue', 'code of version 2 switches off what version 3 has switched on')],
    },
  ])('at version $running is off when it is switched off', ({ running, complaints }) => {
    const { scene, context, said } = at('S');
    context.effects['S'] = running;
    actions.switchEffectOff(scene);
    expect([context.effects['S'], said]).toEqual([0, complaints]);
  });

  test('is taken over by code of my version without a complaint', () => {
    const { scene, context, said } = at('S');
    context.effects['S'] = 1;
    actions.moveEffect(scene);
    expect([context.effects['S'], said]).toEqual([2, []]);
  });
});

test('a callback that meets what should never happen says so', () => {
  const { scene, said } = at('S');
  actions.warnNotRegistered(scene);
  expect(said).toEqual([
    {
      type: 'violated',
      property: 'warning',
      feature: 'S',
      by: 'A/vmlinux',
      detail: 'it is not registered, which "should never happen"',
    },
  ]);
});
