import { describe, expect, test } from 'vitest';
import { klpState } from '../../machines/designs/klp-state.ts';
import type { sketch } from '../../machines/designs/sketch.ts';
import { startSystem } from '../../src/livepatch/system.ts';
import { worldOf } from '../support/kernel-worlds.ts';

const TWO = worldOf({ livepatches: { A: {}, B: {} } });

test('an event tells what was before, what is now, the log and the result', () => {
  const system = startSystem(TWO, klpState);
  const start = system.context;
  const outcome = system.send({ type: 'load', patch: 'A' });
  expect(outcome.event).toEqual({ type: 'load', patch: 'A' });
  expect(outcome.before).toBe(start);
  expect(outcome.after).toBe(system.context);
  expect(outcome.before.klp.transitionPatch).toBeNull();
  expect(outcome.after.klp.transitionPatch).toBe('A');
  expect(outcome.log).toEqual([
    "livepatch: enabling patch 'A'",
    "livepatch: 'A': initializing patching transition",
    "livepatch: 'A': starting patching transition",
  ]);
  expect(outcome.observations).toEqual(outcome.log.map(line => ({ type: 'log', line })));
  expect(outcome).toMatchObject({ breaches: [], result: 'ok' });
});

test('a refused operation says with what, and leaves everything as it was', () => {
  const system = startSystem(TWO, klpState);
  system.send({ type: 'load', patch: 'A' });
  const refused = system.send({ type: 'load', patch: 'B' });
  expect(refused).toMatchObject({ result: 'EBUSY', log: [], observations: [{ type: 'refused', code: -16 }] });
  expect(refused.after).toEqual(refused.before);
});

test('what cannot happen now does nothing and says nothing', () => {
  const system = startSystem(TWO, klpState);
  for (const type of ['complete', 'attempt'] as const) {
    const outcome = system.send({ type });
    expect(outcome).toMatchObject({ result: 'ok', log: [], observations: [], breaches: [] });
    expect(outcome.after).toEqual(outcome.before);
  }
});

test.each([
  [-19, 'ENODEV'],
  [-524, 'E524'],
])('an operation that meets %d fails with %s, and is undone', (code, error) => {
  const world = worldOf({ livepatches: { A: {} }, faults: [{ in: 'A', patching: code }] });
  const system = startSystem(world, klpState);
  const { before, after, result, observations } = system.send({ type: 'load', patch: 'A', fault: 0 });
  expect(result).toBe(error);
  expect(observations.filter(({ type }) => type !== 'log')).toEqual([
    { type: 'fault', happened: true },
    { type: 'failed', code },
  ]);
  expect(after).toEqual({ ...before, faults: { left: 0 } });
});

test('a fault that cannot happen is told, and is no error', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: { A: { objects: ['vmlinux', 'kvm'] } },
    faults: [{ in: 'A', object: 'kvm', patching: -22 }],
  });
  const { result, observations } = startSystem(world, klpState).send({ type: 'load', patch: 'A', fault: 0 });
  expect(result).toBe('ok');
  expect(observations.at(-1)).toEqual({ type: 'fault', happened: false });
});

describe('what is broken', () => {
  const world = worldOf({
    modules: { kvm: {} },
    livepatches: { A: { objects: ['kvm'], features: { L1TF: 1 } } },
  });

  test('at once is told with the callback that was running', () => {
    const system = startSystem(world, klpState);
    system.send({ type: 'load', patch: 'A' });
    system.send({ type: 'complete' });
    expect(system.send({ type: 'insert', module: 'kvm' }).breaches).toEqual(
      ['pre_patch', 'post_patch'].map(callback => ({
        property: 'warning',
        why: `in ${callback} of A/kvm, for L1TF: klp_get_prev_state is asked while no transition runs`,
      })),
    );
  });

  test('at rest is told after that, and again as long as it stays so', () => {
    const system = startSystem(
      worldOf({
        livepatches: {
          A: { replace: false, features: { L1TF: 1 } },
          B: { replace: false, features: { L1TF: 1 } },
        },
      }),
      klpState,
    );
    for (const patch of ['A', 'B']) {
      system.send({ type: 'load', patch });
      system.send({ type: 'complete' });
    }
    expect(system.send({ type: 'disable', patch: 'A' }).breaches).toEqual([]);
    const missing = { property: 'missing-effect', why: 'B needs L1TF, and its effect is off' };
    expect(system.send({ type: 'complete' }).breaches).toEqual([missing]);
    expect(system.send({ type: 'unload', patch: 'A' }).breaches).toEqual([missing]);
    expect(system.send({ type: 'disable', patch: 'B' }).breaches.map(({ property }) => property)).toEqual([
      'use-after-free',
      'double-disable',
    ]);
  });

  test('in the registry is not looked for where the design has none', () => {
    const one = worldOf({ livepatches: { A: { features: { L1TF: 1 } } } });
    const broken = (design: typeof sketch) => {
      const system = startSystem(one, design);
      system.send({ type: 'load', patch: 'A' });
      return system.send({ type: 'complete' }).breaches;
    };
    expect(broken(klpState)).toEqual([]);
    // Whatever a design leaves in the registry, it is judged only if it says that it has one.
    expect(broken({ ...klpState, hasRegistry: true }).map(({ property }) => property)).toEqual([
      'lost-feature',
    ]);
  });
});

test('two systems of one world know nothing of each other', () => {
  const one = startSystem(TWO, klpState);
  const other = startSystem(TWO, klpState);
  one.send({ type: 'load', patch: 'A' });
  expect(other.context.klp.transitionPatch).toBeNull();
  expect(other.send({ type: 'load', patch: 'B' }).result).toBe('ok');
});
