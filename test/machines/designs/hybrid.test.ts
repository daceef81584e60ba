import { describe, expect, test } from 'vitest';
import { hybrid } from '../../../machines/designs/hybrid.ts';
import { loadScenario } from '../../../src/scenario/read.ts';
import { resultOf } from '../../support/effect-text.ts';
import { everyStep } from '../../support/every-step.ts';
import { UPGRADE } from '../../support/small-worlds.ts';
import { last, take } from '../../support/take.ts';
import { walked } from '../../support/walked.ts';
import { worldOf } from '../../support/world-of.ts';

const changing = (...functions: string[]) => ({
  objects: [{ name: 'vmlinux', functions: Object.fromEntries(functions.map(name => [name, 'new'])) }],
});
const SPARED = worldOf({
  livepatches: {
    kept: { replaceable: false, ...changing('f') },
    old: { replaceable: true, ...changing('g') },
    new: { replaceable: true, ...changing('h') },
  },
});
const loaded = (...names: string[]) => names.flatMap(name => [`load ${name}`, 'complete']);

describe('a livepatch with replace', () => {
  test('replaces those that are replaceable, and spares the others', () => {
    const { after } = last(take(SPARED, hybrid, loaded('kept', 'old', 'new')));
    expect(after.klp.patches).toEqual(['kept', 'new', null]);
    expect(after.livepatches['old']).toMatchObject({ enabled: false, resident: true });
  });

  test('spares those that do not say: of a livepatch built before there was the flag it is 0', () => {
    expect(last(take(UPGRADE, hybrid, loaded('A1', 'B2'))).after.klp.patches).toEqual(['A1', 'B2']);
  });

  test('adds nops for those that it replaces alone', () => {
    const world = worldOf({
      livepatches: {
        kept: { ...changing('f') },
        old: { replaceable: true, ...changing('g') },
        new: { ...changing('h') },
      },
      tasks: [
        { name: 'in-f', in: 'f', blocked: false },
        { name: 'in-g', in: 'g', blocked: false },
      ],
    });
    const switched = ['switch in-f', 'switch in-g', 'complete'];
    const steps = ['load kept', ...switched, 'load old', ...switched, 'load new'];
    const entered = ['switch in-f', 'switch in-g', 'block in-f', 'block in-g'];
    const { tasks } = last(take(world, hybrid, [...steps, ...entered])).after;
    expect([tasks['in-f']?.inside, tasks['in-g']?.inside]).toEqual(['kept', 'original']);
  });

  test('must list the states of those that it spares too', () => {
    const world = worldOf({ livepatches: { A: { features: { S: 1 } }, N: {}, B: { replace: false } } });
    expect(resultOf(world, hybrid, [...loaded('A'), 'load N'])).toBe('EINVAL');
    expect(resultOf(world, hybrid, [...loaded('A'), 'load B'])).toBe('ok');
  });

  test('pins, when it is forced, those that it spares too', () => {
    const { after } = last(take(SPARED, hybrid, [...loaded('kept', 'old'), 'load new', 'force new']));
    const forced = Object.entries(after.livepatches).flatMap(([name, { forced }]) => (forced ? [name] : []));
    expect(forced).toEqual(['kept', 'old']);
  });
});

test('a livepatch without replace replaces and pins nobody', () => {
  const world = worldOf({ livepatches: { A: { replaceable: true }, B: { replace: false } } });
  const { after } = last(take(world, hybrid, [...loaded('A'), 'load B', 'force B', 'complete']));
  expect(after.klp.patches).toEqual(['A', 'B']);
  expect(Object.values(after.livepatches).some(({ forced }) => forced)).toBe(false);
});

test('what lies below a livepatch that is replaced, and is spared, comes back at once when the nop goes', async () => {
  const { world } = loadScenario('scenarios/sets/a-replace-spares-what-lies-below.yaml');
  const figures = { states: 123, transitions: 325, violated: { 'unswitched-change': 6 } };
  expect(await walked(world, hybrid)).toMatchObject(figures);
});

test.each([
  ['one is spared', SPARED, { states: 84, transitions: 232, violated: {} }],
  [
    'an upgrade whose livepatches do not say',
    UPGRADE,
    {
      states: 31,
      transitions: 65,
      violated: { 'missing-effect': 6, 'use-after-free': 7, 'double-disable': 7 },
    },
  ],
])('%s: what is broken, and how soon', async (_, world, figures) => {
  expect(await walked(world, hybrid)).toMatchObject(figures);
});

test('on every transition: nothing is broken, and only what is replaceable is replaced', () => {
  const taken = everyStep(SPARED, hybrid, ({ event, before, after, violations }) => {
    expect({ event, violations }).toEqual({ event, violations: [] });
    const isGone = before.klp.patches.includes('kept') && !after.klp.patches.includes('kept');
    if (isGone) expect(before.klp).toMatchObject({ transitionPatch: 'kept', targetState: 'unpatched' });
  });
  expect(taken).toEqual({ states: 84, transitions: 232 });
});
