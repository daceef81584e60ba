import { expect, test } from 'vitest';
import { replaceSet } from '../../../machines/designs/replace-set.ts';
import { replaceSetShared } from '../../../machines/designs/replace-set-shared.ts';
import { replaceSetZeroShared } from '../../../machines/designs/replace-set-zero-shared.ts';
import { resultOf } from '../../support/effect-text.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const WORLD = worldOf({
  livepatches: { A: { set: 1, features: { S: 1 } }, B: { set: 2, features: { S: 1 } } },
});
const BOTH = [replaceSetShared, replaceSetZeroShared];

test.each(BOTH)('$name: a state may be in two sets, at no lower version', design => {
  const world = worldOf({
    livepatches: {
      low: { set: 1, features: { S: 1 } },
      high: { set: 2, features: { S: 2 } },
      other: { set: 3 },
    },
  });
  const second = (first: string, name: string) =>
    resultOf(world, design, [`load ${first}`, 'complete', `load ${name}`]);
  expect([second('low', 'high'), second('high', 'low'), second('high', 'other')]).toEqual([
    'ok',
    'EINVAL',
    'ok',
  ]);
});

test.each(BOTH)('$name: a function may not', design => {
  const objects = [{ name: 'vmlinux', functions: { ip_rcv: 'new' } }];
  const world = worldOf({ livepatches: { A: { set: 1, objects }, B: { set: 2, objects } } });
  expect(resultOf(world, design, ['load A', 'complete', 'load B'])).toBe('EINVAL');
});

test('what set 0 does is the only difference between the two', () => {
  const world = worldOf({ livepatches: { A: {}, B: {} } });
  const stacks = BOTH.map(
    design => last(take(world, design, ['load A', 'complete', 'load B', 'complete'])).after.klp.patches,
  );
  expect(stacks).toEqual([
    ['B', null],
    ['A', 'B'],
  ]);
});

test('the older of two sets frees what the newer has taken over', async () => {
  const violated = { 'missing-effect': 6, 'double-disable': 7, 'use-after-free': 7 };
  for (const design of BOTH) {
    expect(await walked(WORLD, design)).toMatchObject({ states: 70, transitions: 148, violated });
  }
  expect(await walked(WORLD, replaceSet)).toMatchObject({ states: 16, transitions: 34, violated: {} });
});
