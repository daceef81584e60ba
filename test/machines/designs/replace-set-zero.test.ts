import { describe, expect, test } from 'vitest';
import { klpState } from '../../../machines/designs/klp-state.ts';
import { replaceSet } from '../../../machines/designs/replace-set.ts';
import { replaceSetZero } from '../../../machines/designs/replace-set-zero.ts';
import { resultOf } from '../../support/effect-text.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const changing = (replacement: string) => ({
  objects: [{ name: 'vmlinux', functions: { ip_rcv: replacement } }],
});
const loaded = (...names: string[]) => names.flatMap(name => [`load ${name}`, 'complete']);

const WORLD = worldOf({
  livepatches: {
    A: { ...changing('a') },
    B: { ...changing('b'), features: { S: 1 } },
    C: { set: 1, objects: [{ name: 'vmlinux', functions: { tcp_ack: 'c' } }] },
    D: { set: 1, ...changing('d') },
  },
});

describe('a livepatch of set 0', () => {
  test('stays beside the others of set 0, with which it may share a function, as without replace today', () => {
    const { after } = last(take(WORLD, replaceSetZero, loaded('B', 'A', 'C')));
    expect(after.klp.patches).toEqual(['B', 'A', 'C', null]);
    expect(last(take(WORLD, replaceSet, loaded('A', 'B', 'C'))).after.klp.patches).toEqual([
      'B',
      'C',
      null,
      null,
    ]);
  });

  test('shares no function with another set', () => {
    expect(resultOf(WORLD, replaceSetZero, [...loaded('A'), 'load D'])).toBe('EINVAL');
    expect(resultOf(WORLD, replaceSetZero, [...loaded('D'), 'load A'])).toBe('EINVAL');
  });

  test('pins nobody when it is forced', () => {
    const { after } = last(take(WORLD, replaceSetZero, [...loaded('A'), 'load B', 'force B']));
    expect(Object.values(after.livepatches).some(({ forced }) => forced)).toBe(false);
  });
});

test('other sets replace as ever', () => {
  expect(last(take(WORLD, replaceSetZero, loaded('C', 'D'))).after.klp.patches).toEqual([
    'D',
    null,
    null,
    null,
  ]);
});

test('without a word of sets it is klp-state without replace', async () => {
  const features = { S: 1 };
  const silent = worldOf({ livepatches: { A: { features }, B: { features } } });
  const stacked = worldOf({
    livepatches: { A: { replace: false, features }, B: { replace: false, features } },
  });
  const { states, transitions, violated } = await walked(stacked, klpState);
  expect(await walked(silent, replaceSetZero)).toMatchObject({ states, transitions, violated });
  expect({ states, transitions }).toEqual({ states: 70, transitions: 148 });
});
