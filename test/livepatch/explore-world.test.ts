import { describe, expect, test } from 'vitest';
import { klpState } from '../../machines/designs/klp-state.ts';
import { none } from '../../machines/designs/none.ts';
import { repaired } from '../../machines/designs/repaired.ts';
import { settle } from '../../machines/designs/settle.ts';
import { sketch } from '../../machines/designs/sketch.ts';
import { stateCallbacks } from '../../machines/designs/state-callbacks.ts';
import { PROPERTY_NAMES } from '../../machines/properties.ts';
import { applicable, type ExploreWorldOptions, exploreWorld } from '../../src/livepatch/explore-world.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { worldOf } from '../support/world-of.ts';

/** Every state counts, those that are alike too. */
const ALL: ExploreWorldOptions = { faults: 0, force: false, depth: null, states: null, symmetry: false };

/** idle, patching, enabled, unpatching, and disabled with its module still there. */
const ONE = worldOf({ livepatches: { N: {} } });

function violated({ verdicts }: Awaited<ReturnType<typeof exploreWorld>>) {
  return Object.fromEntries(
    verdicts.flatMap(({ property, history }) => (history === undefined ? [] : [[property, history]])),
  );
}

describe('how much there is to walk', () => {
  test('one livepatch: 5 states; it is loaded, cancelled, completed, disabled, cancelled, completed, unloaded', async () => {
    expect(await exploreWorld(ONE, klpState, ALL)).toMatchObject({
      states: 5,
      transitions: 7,
      depth: 3,
      closed: true,
    });
  });

  test('a refused operation is no transition', async () => {
    // B is refused as long as A is in transition, and what is loaded cannot be loaded again.
    const two = worldOf({ livepatches: { A: {}, B: {} } });
    const { verdicts, transitions, states } = await exploreWorld(two, klpState, ALL);
    expect({ states, transitions }).toEqual({ states: 20, transitions: 44 });
    expect(new Set(verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['holds']));
  });

  test('a task that must switch: it may have done so or not while the transition runs', async () => {
    const world = worldOf({ livepatches: { N: {} }, tasks: [{ name: 'kworker' }] });
    expect(await exploreWorld(world, klpState, ALL)).toMatchObject({ states: 7, transitions: 13, depth: 2 });
  });

  test('whichever tasks are on a CPU when they are tried, and then switch, the walk has come by there', async () => {
    const world = worldOf({
      livepatches: { A: { features: { S: 1 } }, B: { features: { S: 2 } } },
      tasks: [{ name: 'one' }, { name: 'two' }, { name: 'three' }],
    });
    const { graph, states, transitions } = await exploreWorld(world, klpState, { ...ALL, graph: true });
    expect([states, transitions]).toEqual([90, 271]);
    const { initial, take } = livepatchModel({ ...world, attempt: null }, klpState);
    const subsets = [[], ['one'], ['two'], ['one', 'two'], ['one', 'two', 'three']];
    const missing = subsets.flatMap(first => {
      const loaded = take(initial, { type: 'load', patch: 'A', running: first }).after;
      const all = first.reduce((state, task) => take(state, { type: 'switch', task }).after, loaded);
      const complete = first.length === 0 ? all : take(all, { type: 'complete' }).after;
      const events = subsets.flatMap(running => [
        { type: 'load' as const, patch: 'B', running },
        { type: 'disable' as const, patch: 'A', running },
      ]);
      const reached = [loaded, all, complete, ...events.map(event => take(complete, event).after)];
      return reached.filter(state => (graph?.find(state) ?? null) === null);
    });
    expect(missing).toEqual([]);
  });

  test('force pins the livepatch that is being removed, and nothing can be done with it any more', async () => {
    const forced = await exploreWorld(ONE, klpState, { ...ALL, force: true });
    expect(forced).toMatchObject({ states: 9, transitions: 16 });
    expect(violated(forced)).toEqual({
      deadlock: [
        { type: 'load', patch: 'N' },
        { type: 'disable', patch: 'N' },
        { type: 'force', patch: 'N' },
        { type: 'complete' },
      ],
    });
  });
});

describe('faults', () => {
  const faults = [
    { in: 'N', patching: -22 },
    { in: 'N', object: 'vmlinux', symbol: -2 as const },
  ];
  const world = (budget: number) => worldOf({ livepatches: { N: {} }, faults, explore: { faults: budget } });

  test.each([
    { budget: 0, states: 5, transitions: 7 },
    // Once more the 5 states for each fault that has happened, and 2 ways there.
    { budget: 1, states: 10, transitions: 16 },
    { budget: 2, states: 15, transitions: 25 },
  ])('with $budget in one history: $states states', async ({ budget, states, transitions }) => {
    expect(await exploreWorld(world(budget), klpState, { ...ALL, faults: 2 })).toMatchObject({
      states,
      transitions,
    });
  });

  test('only the first ones may happen', async () => {
    expect(await exploreWorld(world(1), klpState, { ...ALL, faults: 1 })).toMatchObject({
      states: 10,
      transitions: 15,
    });
    expect(await exploreWorld(world(1), klpState, ALL)).toMatchObject({ states: 5, transitions: 7 });
  });

  test('one that cannot happen is no transition', async () => {
    const livepatches = { N: { objects: ['vmlinux', 'kvm'] } };
    const modules = { kvm: {} };
    const sound = await exploreWorld(worldOf({ livepatches, modules }), klpState, ALL);
    const impossible = worldOf({
      livepatches,
      modules,
      faults: [{ in: 'N', object: 'kvm', pre_patch: -19 }],
    });
    const { states, transitions } = await exploreWorld(impossible, klpState, { ...ALL, faults: 1 });
    expect({ states, transitions }).toEqual({ states: sound.states, transitions: sound.transitions });
  });
});

describe('bounds', () => {
  test('to a depth: all that so many steps reach has been judged', async () => {
    const { states, stopped, closed, verdicts } = await exploreWorld(ONE, klpState, { ...ALL, depth: 2 });
    expect({ states, stopped, closed }).toEqual({ states: 4, stopped: 'depth', closed: false });
    const names = applicable(PROPERTY_NAMES, klpState, ONE);
    expect(verdicts).toEqual(
      names.map(property =>
        property === 'no-way-back'
          ? { property, verdict: 'unknown' }
          : { property, verdict: 'holds to depth', depth: 2 },
      ),
    );
  });

  test('to a number of states', async () => {
    expect(await exploreWorld(ONE, klpState, { ...ALL, states: 3 })).toMatchObject({
      states: 3,
      stopped: 'states',
    });
  });

  test('until a signal', async () => {
    const walked = await exploreWorld(ONE, klpState, { ...ALL, signal: AbortSignal.abort() });
    expect(walked).toMatchObject({ states: 1, transitions: 0, stopped: 'interrupted' });
    expect(new Set(walked.verdicts.map(({ verdict }) => verdict))).toEqual(new Set(['unknown']));
  });
});

describe('verdicts', () => {
  test('an upgrade breaks the sketch, but not repaired and klp-state', async () => {
    const world = worldOf({ livepatches: { A1: { features: { S: 1 } }, B2: { features: { S: 2 } } } });
    const walked = await exploreWorld(world, sketch, ALL);
    expect(walked).toMatchObject({ states: 49, transitions: 107, depth: 14, closed: true });
    const lengths = Object.entries(violated(walked)).map(([property, { length }]) => `${property} ${length}`);
    expect(lengths).toEqual([
      'missing-effect 8',
      'unprotected 8',
      'lost-feature 5',
      'stale-owner 4',
      'stale-version 4',
      'unsafe-downgrade 7',
      'double-enable 4',
      'double-disable 9',
      'residue 8',
      'warning 7',
    ]);
    expect(violated(walked)['lost-feature']).toEqual([
      { type: 'load', patch: 'A1' },
      { type: 'complete' },
      { type: 'load', patch: 'B2' },
      { type: 'disable', patch: 'B2' },
      { type: 'complete' },
    ]);
    expect(violated(await exploreWorld(world, repaired, ALL))).toEqual({});
    expect(violated(await exploreWorld(world, klpState, ALL))).toEqual({});
  });

  test('one livepatch that retires what another has left', async () => {
    const world = worldOf({ livepatches: { A: { features: { S: 1 } }, D: { retires: { S: 1 } } } });
    const walked = await exploreWorld(world, repaired, ALL);
    expect(walked).toMatchObject({ states: 20, transitions: 44 });
    expect(violated(walked)).toEqual({});
  });

  test('a forced livepatch need not find back', async () => {
    const world = worldOf({ livepatches: { A: { features: { S: 1 } } } });
    const { verdicts } = await exploreWorld(world, klpState, {
      ...ALL,
      force: true,
      properties: ['no-way-back'],
    });
    expect(verdicts).toEqual([{ property: 'no-way-back', verdict: 'holds' }]);
  });
});

describe('properties', () => {
  /** Those that speak of what only callbacks of a livepatch's own have. */
  const ofOwn = ['unrestored-value', 'undone-value', 'overwritten-value', 'leaked-shadow'];

  test.each([
    {
      design: klpState,
      missing: ['leaked-feature', 'lost-feature', 'stale-owner', 'stale-version', 'release-in-use'],
    },
    { design: sketch, missing: ['use-after-free', 'release-in-use'] },
    { design: repaired, missing: ['use-after-free', 'release-in-use'] },
    { design: settle, missing: ['warning', 'use-after-free', 'release-in-use'] },
    {
      design: none,
      missing: [
        'leaked-feature',
        'lost-feature',
        'stale-owner',
        'stale-version',
        'warning',
        'use-after-free',
        'release-in-use',
      ],
    },
    {
      design: stateCallbacks,
      missing: [
        'leaked-feature',
        'lost-feature',
        'stale-owner',
        'stale-version',
        'warning',
        'use-after-free',
      ],
    },
  ])(
    'of $design.name: what speaks of something that it does not have does not apply',
    ({ design, missing }) => {
      const judged = applicable(PROPERTY_NAMES, design, ONE);
      const others = PROPERTY_NAMES.filter(name => !ofOwn.includes(name) && !judged.includes(name));
      expect(others).toEqual(missing);
      expect(
        ofOwn.filter(name => applicable(PROPERTY_NAMES, design, ONE).some(other => other === name)),
      ).toEqual([]);
    },
  );

  test('are judged as asked for, and in that order', async () => {
    const { verdicts } = await exploreWorld(ONE, klpState, {
      ...ALL,
      properties: ['deadlock', 'stale-owner', 'residue'],
    });
    expect(verdicts).toEqual([
      { property: 'deadlock', verdict: 'holds' },
      { property: 'residue', verdict: 'holds', vacuous: true },
    ]);
  });
});

describe('a walk that somebody has narrowed', () => {
  const world = worldOf({
    livepatches: {
      A1: { features: { L1TF: 1 } },
      B2: { features: { L1TF: 2 } },
      C2: { features: { L1TF: 2 } },
    },
  });

  test('loads no livepatch while one that is declared later is installed, and does all else', async () => {
    const all = { ...ALL, graph: true };
    const { graph, states, transitions } = await exploreWorld(world, klpState, all);
    const narrow = await exploreWorld(world, klpState, { ...all, upgradesOnly: true });
    expect([states, transitions]).toEqual([76, 208]);
    expect([narrow.states, narrow.transitions]).toEqual([68, 184]);
    expect(violated(narrow)).toEqual({});
    // The same by hand: the graph of the whole world, without those edges.
    const names = ['A1', 'B2', 'C2'];
    const rank = (name: string | null) => names.indexOf(name ?? '');
    const kept = [...(graph?.edges() ?? [])].filter(({ from, event }) => {
      if (event.type !== 'load') return true;
      const installed = graph?.state(from).context.klp.patches ?? [];
      return installed.every(other => rank(other) <= rank(event.patch));
    });
    const seen = new Set([0]);
    for (const state of seen) for (const { from, to } of kept) if (from === state) seen.add(to);
    expect(seen.size).toBe(narrow.states);
    expect(kept.filter(({ from }) => seen.has(from))).toHaveLength(narrow.transitions);
  });

  test.each(['traced', 'plain'] as const)('begins where it is told to: %s', async engine => {
    const model = livepatchModel(ONE, klpState);
    const loaded = model.take(model.initial, { type: 'load', patch: 'N' }).after;
    const done = model.take(loaded, { type: 'complete' }).after;
    const reach = {
      text: 'gone',
      holds: ({ livepatches }: typeof done.context) => livepatches['N']?.resident === false,
    };
    expect(await exploreWorld(ONE, klpState, { ...ALL, engine, from: done, reach })).toMatchObject({
      states: 5,
      transitions: 7,
      reached: {
        aim: 'gone',
        verdict: 'reached',
        history: [{ type: 'disable', patch: 'N' }, { type: 'complete' }, { type: 'unload', patch: 'N' }],
      },
    });
  });

  test('says what cannot be reached, and what it does not know', async () => {
    const never = { text: 'never', holds: () => false };
    const asked = { ...ALL, properties: [], reach: never };
    expect((await exploreWorld(ONE, klpState, asked)).reached?.verdict).toBe('never reached');
    expect((await exploreWorld(ONE, klpState, { ...asked, depth: 1 })).reached?.verdict).toBe('unknown');
    expect((await exploreWorld(ONE, klpState, ALL)).reached).toBeNull();
  });
});
