import { describe, expect, test } from 'vitest';
import { entry } from '../../../machines/context.ts';
import { actions, guards } from '../../../machines/words/registry.ts';
import type { Scene } from '../../../machines/words/word.ts';
import { at } from '../../support/at-feature.ts';
import { owner } from '../../support/owner.ts';

function register(scene: Scene, id: string, version: number, text: string): void {
  Object.assign(entry(scene.context.features, id), { version, owner: owner(text) });
}

describe('klp_feature_get', () => {
  test('finds what is registered', () => {
    const { scene } = at('S');
    expect(guards.isRegistered(scene)).toBe(false);
    register(scene, 'S', 1, 'B/vmlinux');
    expect(guards.isRegistered(scene)).toBe(true);
  });

  test.each([
    { version: 2, whose: 'A/vmlinux', isMine: true, isAtMyVersion: true },
    { version: 1, whose: 'A/vmlinux', isMine: true, isAtMyVersion: false },
    { version: 2, whose: 'A/kvm', isMine: false, isAtMyVersion: true },
    { version: 2, whose: 'dangling', isMine: false, isAtMyVersion: true },
    { version: 1, whose: 'B/vmlinux', isMine: false, isAtMyVersion: false },
    { version: 3, whose: 'B/vmlinux', isMine: false, isAtMyVersion: false },
    { version: 0, whose: undefined, isMine: false, isAtMyVersion: false },
  ])(
    'version $version of $whose: mine $isMine, at my version $isAtMyVersion',
    ({ version, whose, isMine, isAtMyVersion }) => {
      const { scene, context } = at('S');
      Object.assign(entry(context.features, 'S'), { version, owner: owner(whose) });
      expect({ isMine: guards.isMine(scene), isAtMyVersion: guards.isAtMyVersion(scene) }).toEqual({
        isMine,
        isAtMyVersion,
      });
    },
  );
});

describe('klp_feature_alloc and klp_feature_free', () => {
  test('register at my version, take over, and forget', () => {
    const { scene, context } = at('S');
    actions.allocate(scene);
    expect(context.features['S']).toEqual({ version: 2, owner: owner('A/vmlinux'), data: null });
    register(scene, 'S', 1, 'B/vmlinux');
    actions.takeOwnership(scene);
    expect(context.features['S']).toEqual({ version: 1, owner: owner('A/vmlinux'), data: null });
    actions.takeVersion(scene);
    expect(context.features['S']).toEqual({ version: 2, owner: owner('A/vmlinux'), data: null });
    actions.free(scene);
    expect(context.features['S']).toEqual({ version: 0, owner: owner(), data: null });
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

test('a callback that meets what should never happen says so', () => {
  const { scene, said } = at('S');
  actions.warnNotRegistered(scene);
  expect(said).toEqual([
    {
      type: 'violated',
      property: 'warning',
      about: 'S',
      by: 'A/vmlinux',
      detail: 'it is not registered, which "should never happen"',
    },
  ]);
});
