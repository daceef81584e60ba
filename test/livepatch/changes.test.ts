import { describe, expect, test } from 'vitest';
import { type Context, entry, FREED, initialContext } from '../../machines/context.ts';
import { changes, everything } from '../../src/livepatch/changes.ts';
import { owner } from '../support/owner.ts';
import { worldOf } from '../support/world-of.ts';

const WORLD = worldOf({
  modules: { kvm: { loaded: true, functions: ['run'] } },
  livepatches: { A: { features: { S: 1 } }, B: {} },
  tasks: [
    { name: 'vcpu', in: 'run' },
    { name: 'child', parent: 'vcpu' },
  ],
});

/** What differs after the leaves have been set. */
function changed(set: (context: Context) => void, from: Context = initialContext(WORLD)): string[] {
  const now = structuredClone(from);
  set(now);
  return changes(from, now).map(({ what, now }) => `${what}: ${now}`);
}

test('nothing changes from a moment to itself', () => {
  expect(changed(() => {})).toEqual([]);
});

describe('one thing that changes', () => {
  test.each<[string, (context: Context) => void]>([
    ['kvm: not loaded', ({ modules }) => Object.assign(entry(modules, 'kvm'), { state: 'unloaded' })],
    ['A.ko: loaded', ({ livepatches }) => Object.assign(entry(livepatches, 'A'), { resident: true })],
    [
      'A.ko: loaded, for ever: it was forced',
      ({ livepatches }) => Object.assign(entry(livepatches, 'A'), { resident: true, forced: true }),
    ],
    ['S effect: on, version 2', ({ effects }) => Object.assign(effects, { S: 2 })],
    [
      'S: registered, version 1, owner A/vmlinux',
      ({ features }) => Object.assign(entry(features, 'S'), { version: 1, owner: owner('A/vmlinux') }),
    ],
    [
      'S: registered, version 1, owner dangling',
      ({ features }) => Object.assign(entry(features, 'S'), { version: 1, owner: owner('dangling/vmlinux') }),
    ],
    ["A's S data: allocation 2", ({ livepatches }) => Object.assign(entry(livepatches, 'A').data, { S: 2 })],
    [
      "A's S data: points to freed memory",
      ({ livepatches }) => Object.assign(entry(livepatches, 'A').data, { S: FREED }),
    ],
    [
      'vcpu: unpatched, inside the original function',
      ({ tasks }) => Object.assign(entry(tasks, 'vcpu'), { patchState: 'unpatched' }),
    ],
    [
      "vcpu: no transition, inside A's function",
      ({ tasks }) => Object.assign(entry(tasks, 'vcpu'), { inside: 'A' }),
    ],
    ['vcpu: no transition', ({ tasks }) => Object.assign(entry(tasks, 'vcpu'), { inside: null })],
    ['child: no transition', ({ tasks }) => Object.assign(entry(tasks, 'child'), { alive: true })],
    ['vcpu: not running', ({ tasks }) => Object.assign(entry(tasks, 'vcpu'), { alive: false, inside: null })],
    [
      'vcpu: off the task list, inside the original function',
      ({ tasks }) => Object.assign(entry(tasks, 'vcpu'), { alive: false }),
    ],
  ])('%s', (line, set) => {
    expect(changed(set)).toEqual([line]);
  });

  test.each<[string, Partial<Context['klp']>, readonly string[]]>([
    ['stack: A (patching)', { patches: ['A', null], transitionPatch: 'A', targetState: 'patched' }, ['A']],
    ['stack: A (unpatching)', { patches: ['A', null], transitionPatch: 'A', targetState: 'unpatched' }, []],
    ['stack: A (enabled)', { patches: ['A', null] }, ['A']],
    ['stack: A (disabled)', { patches: ['A', null] }, []],
    [
      'stack: B (enabled), A (patching)',
      { patches: ['B', 'A'], transitionPatch: 'A', targetState: 'patched' },
      ['A', 'B'],
    ],
  ])('%s', (line, klp, enabled) => {
    expect(
      changed(context => {
        Object.assign(context.klp, klp);
        for (const patch of enabled) Object.assign(entry(context.livepatches, patch), { enabled: true });
      }),
    ).toEqual([line]);
  });

  test('a stack that has become empty', () => {
    const before = initialContext(WORLD);
    before.klp.patches = ['A', null];
    expect(changed(({ klp }) => klp.patches.fill(null), before)).toEqual(['stack: empty']);
  });
});

test('what changes together is told from the modules to the tasks', () => {
  expect(
    changed(context => {
      context.tasks = { ...context.tasks, vcpu: { alive: true, patchState: 'patched', inside: null } };
      context.effects = { S: 1 };
      context.features = { S: { version: 1, owner: owner('A/vmlinux'), data: null } };
      Object.assign(entry(context.livepatches, 'A'), { resident: true, enabled: true, data: { S: 1 } });
      context.klp.patches = ['A', null];
      context.modules = { kvm: { state: 'unloaded' } };
    }),
  ).toEqual([
    'kvm: not loaded',
    'A.ko: loaded',
    'stack: A (enabled)',
    'S: registered, version 1, owner A/vmlinux',
    'S effect: on, version 1',
    "A's S data: allocation 1",
    'vcpu: patched',
  ]);
});

test('the count of attempts, the operation and the faults that are left are no changes', () => {
  expect(
    changed(context => {
      context.klp.signalsCnt = 7;
      context.faults.left = 0;
      context.operation.result = -16;
    }),
  ).toEqual([]);
});

describe('everything there is to know', () => {
  const told = (context: Context, hasRegistry: boolean) =>
    everything(context, hasRegistry).map(({ what, now }) => `${what}: ${now}`);

  test('at the start', () => {
    expect(told(initialContext(WORLD), true)).toEqual([
      'stack: empty',
      'S: not registered',
      'S effect: off',
      'kvm: loaded',
      'A.ko: not loaded',
      'B.ko: not loaded',
      'vcpu: no transition, inside the original function',
      'child: not running',
    ]);
  });

  test('has no features where there is no registry, and data only where it points somewhere', () => {
    const context = initialContext(WORLD);
    entry(context.livepatches, 'A').data = { S: 1 };
    expect(told(context, false).slice(0, 4)).toEqual([
      'stack: empty',
      'S effect: off',
      "A's S data: allocation 1",
      'kvm: loaded',
    ]);
  });

  test('has what the design counts, where it counts something', () => {
    const context = initialContext(WORLD, { counts: { users: ['S'] } });
    expect(told(context, false).slice(1, 3)).toEqual(['S effect: off', 'S users: 0']);
  });
});

test('a count that changes is told', () => {
  const before = initialContext(WORLD, { counts: { users: ['S'] } });
  expect(changes(before, { ...before, counts: { users: { S: 1 } } })).toEqual([
    { what: 'S users', now: '1' },
  ]);
});

test('a flag of the design is told, once or of a feature', () => {
  const make = () => initialContext(WORLD, { flags: ['reverted'], flagsOfFeatures: ['succeeded'] });
  const after = make();
  after.flags = { reverted: true };
  entry(after.livepatches, 'A').flags = { succeeded: { S: true } };
  const told = [
    { what: "A's S succeeded", now: 'yes' },
    { what: 'reverted', now: 'yes' },
  ];
  expect(changes(make(), after)).toEqual(told);
  expect(everything(after, false)).toEqual(expect.arrayContaining(told));
  expect(everything(make(), false).filter(({ what }) => what === "A's S succeeded")).toEqual([]);
});
