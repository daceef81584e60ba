import { describe, expect, test } from 'vitest';
import { designIn } from '../../../machines/designs/in-world.ts';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { none } from '../../../machines/designs/none.ts';
import { repaired } from '../../../machines/designs/repaired.ts';
import { take } from '../../support/take.ts';
import { worldOf } from '../../support/world-of.ts';

const objects = [{ name: 'vmlinux', callbacks: { pre_patch: ['return -EBUSY'] } }];

test('where no livepatch has functions of its own the design is as it is', () => {
  expect(designIn(worldOf({ livepatches: { A: {} } }), klpState)).toBe(klpState);
});

describe('where one has, each slot asks whose turn it is', () => {
  const world = worldOf({ livepatches: { A: { objects }, B: { features: { S: 1 } } } });
  const design = designIn(world, none);

  test('and the others do as the design of the world says', () => {
    expect(Object.keys(design.prePatch?.states ?? {})).toEqual(['whose', 'of A/vmlinux', 'return', 'failed']);
    expect(design.postPatch?.states?.['whose']?.always).toEqual([
      { guard: 'isOf(B)', target: 'of none' },
      { target: 'return' },
    ]);
    const [load, , loaded] = take(world, none, ['load A', 'load B', 'complete']);
    expect(load?.result).toBe('EBUSY');
    expect(loaded?.after.effects).toEqual({ S: 1 });
  });

  test('what is in a world already stays as it is', () => {
    expect(designIn(world, design)).toBe(design);
  });
});

test('what applies is what applies to some of them, and each is asked what it must know', () => {
  const world = worldOf({
    livepatches: { A: { design: 'sketch', features: { S: 2 } }, B: { features: { S: 1 } }, C: { objects } },
  });
  const { hasRegistry, inapplicable } = designIn(world, repaired);
  expect({ hasRegistry, inapplicable }).toEqual({
    hasRegistry: true,
    inapplicable: ['use-after-free', 'release-in-use'],
  });
  const steps = ['load A', 'complete', 'load B', 'load C'];
  expect(take(world, repaired, steps).map(({ result }) => result)).toEqual(['ok', 'ok', 'EINVAL', 'EBUSY']);
});

test('what init does is done before klp_enable_patch, and its error is that of the load', () => {
  const of = (init: readonly string[]) =>
    worldOf({
      livepatches: { A: { features: { S: 1 }, module_init: [...init], module_exit: ['switch off'] } },
    });
  const [failed] = take(of(['return -ENODEV']), klpState, ['load A']);
  expect([failed?.result, failed?.log, failed?.after.livepatches['A']?.resident]).toEqual([
    'ENODEV',
    [],
    false,
  ]);
  const taken = take(of(['switch on']), klpState, [
    'load A',
    'complete',
    'disable A',
    'complete',
    'unload A',
  ]);
  expect(taken.map(({ after }) => after.effects['S'])).toEqual([1, 1, 1, 1, 0]);
});

test('where one asks for states the kernel compares those of all, also of a livepatch that asks nothing', () => {
  const asking = [{ name: 'vmlinux', callbacks: { pre_patch: ['use data'] } }];
  const states = worldOf({
    livepatches: { A: { objects: asking, features: { S: 2 } }, B: { objects, features: { S: 1 } } },
  });
  const [, , load] = take(states, none, ['load A', 'complete', 'load B']);
  expect(load?.result).toBe('EINVAL');
  const without = worldOf({ livepatches: { A: { features: { S: 2 } }, B: { objects, features: { S: 1 } } } });
  const [, , other] = take(without, none, ['load A', 'complete', 'load B']);
  expect(other?.result).toBe('EBUSY');
});
