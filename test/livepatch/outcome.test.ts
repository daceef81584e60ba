import { describe, expect, test } from 'vitest';
import { klpState } from '../../machines/designs/klp-state.ts';
import { livepatchModel } from '../../src/livepatch/model.ts';
import { last, send } from '../support/take.ts';
import { worldOf } from '../support/world-of.ts';

const TWO = worldOf({ livepatches: { A: {}, B: {} } });
const LOAD_A = { type: 'load', patch: 'A' } as const;

test('an event tells what was before, what is now, the log and the result', () => {
  const { initial, take } = livepatchModel(TWO, klpState);
  const outcome = take(initial, LOAD_A);
  expect(outcome.event).toEqual({ type: 'load', patch: 'A' });
  expect(outcome.before).toBe(initial);
  expect(outcome.before).toMatchObject({ value: 'idle', context: { klp: { transitionPatch: null } } });
  expect(outcome.after.value).toEqual({ transition: 'patching' });
  expect(outcome.after.context.klp.transitionPatch).toBe('A');
  expect(outcome.log).toEqual([
    "livepatch: enabling patch 'A'",
    "livepatch: 'A': initializing patching transition",
    "livepatch: 'A': starting patching transition",
  ]);
  expect(outcome.observations).toEqual(outcome.log.map(line => ({ type: 'log', line })));
  expect(outcome).toMatchObject({
    violations: [],
    callbacks: [],
    fault: null,
    impossible: null,
    result: 'ok',
  });
});

test('the callbacks are told in the order in which they are called', () => {
  const objects = ['vmlinux', 'kvm'];
  const world = worldOf({
    modules: { kvm: { loaded: true } },
    livepatches: { A: { objects, features: { S: 1 } } },
  });
  const outcomes = send(world, klpState, [LOAD_A, { type: 'complete' }]);
  expect(outcomes.map(({ callbacks }) => callbacks)).toEqual(
    ['pre_patch', 'post_patch'].map(callback => objects.map(object => ({ callback, patch: 'A', object }))),
  );
});

test('a refused operation says with what, and leaves everything as it was', () => {
  const refused = last(send(TWO, klpState, [LOAD_A, { type: 'load', patch: 'B' }]));
  expect(refused).toMatchObject({ result: 'EBUSY', log: [], observations: [{ type: 'refused', code: -16 }] });
  expect(refused.impossible?.kind).toBe('refused');
  expect(refused.after).toEqual(refused.before);
});

test.each(['complete', 'attempt'] as const)(
  'what cannot happen now does nothing and says nothing: %s',
  type => {
    const { initial, take } = livepatchModel(TWO, klpState);
    const outcome = take(initial, { type });
    expect(outcome).toMatchObject({ result: 'ok', log: [], observations: [], violations: [] });
    expect(outcome.impossible?.kind).toBe('not accepted');
    expect(outcome.after).toBe(initial);
  },
);

describe('a fault', () => {
  test.each([
    [-19, 'ENODEV'],
    [-524, 'E524'],
  ])('that is met with %d makes the operation fail with %s, and it is undone', (code, error) => {
    const world = worldOf({ livepatches: { A: {} }, faults: [{ in: 'A', patching: code }] });
    const { before, after, observations, ...outcome } = last(
      send(world, klpState, [{ ...LOAD_A, fault: 0 }]),
    );
    expect(outcome).toMatchObject({ result: error, fault: 'met', impossible: null });
    expect(observations.filter(({ type }) => type !== 'log')).toEqual([
      { type: 'fault', happened: true },
      { type: 'failed', code },
    ]);
    expect(after).toEqual({ ...before, faults: { left: 0 } });
  });

  test('whose place is never reached is missed: the event is the one without it', () => {
    const world = worldOf({
      modules: { kvm: {} },
      livepatches: { A: { objects: ['vmlinux', 'kvm'] } },
      faults: [{ in: 'A', object: 'kvm', patching: -22 }],
    });
    const { initial, take } = livepatchModel(world, klpState);
    const missed = take(initial, { ...LOAD_A, fault: 0 });
    expect(missed).toMatchObject({
      result: 'ok',
      fault: 'missed',
      impossible: { kind: 'fault missed', guard: null },
    });
    expect(missed.after).toEqual(take(initial, LOAD_A).after);
  });

  test('of an operation that is refused is neither', () => {
    const world = worldOf({ livepatches: { A: {} }, faults: [{ in: 'A', patching: -22 }] });
    expect(last(send(world, klpState, [LOAD_A, { ...LOAD_A, fault: 0 }]))).toMatchObject({
      result: 'EEXIST',
      fault: null,
    });
  });
});

describe('what is violated', () => {
  test('a violation at once names the callback that was running', () => {
    const world = worldOf({
      modules: { kvm: {} },
      livepatches: { A: { objects: ['kvm'], features: { L1TF: 1 } } },
    });
    const outcomes = send(world, klpState, [LOAD_A, { type: 'complete' }, { type: 'insert', module: 'kvm' }]);
    expect(last(outcomes).violations).toEqual(
      ['pre_patch', 'post_patch'].map(callback => ({
        property: 'warning',
        why: `in ${callback} of A/kvm, for L1TF: klp_get_prev_state is asked while no transition runs`,
      })),
    );
  });

  test('a violation at rest comes after that, and again as long as it stays so', () => {
    const livepatch = { replace: false, features: { L1TF: 1 } };
    const outcomes = send(worldOf({ livepatches: { A: livepatch, B: livepatch } }), klpState, [
      LOAD_A,
      { type: 'complete' },
      { type: 'load', patch: 'B' },
      { type: 'complete' },
      { type: 'disable', patch: 'A' },
      { type: 'complete' },
      { type: 'unload', patch: 'A' },
      { type: 'disable', patch: 'B' },
    ]);
    const why = 'B needs L1TF, and its effect is off';
    const atRest = [
      { property: 'missing-effect', why },
      { property: 'unprotected', why },
    ];
    expect(outcomes.slice(4, 7).map(({ violations }) => violations)).toEqual([
      [{ property: 'unprotected', why: `${why}, while A is in transition` }],
      atRest,
      atRest,
    ]);
    expect(last(outcomes).violations.map(({ property }) => property)).toEqual([
      'use-after-free',
      'double-disable',
    ]);
  });

  test('in the registry is not looked for where the design has none', () => {
    const one = worldOf({ livepatches: { A: { features: { L1TF: 1 } } } });
    const violated = (design: typeof klpState) =>
      last(send(one, design, [LOAD_A, { type: 'complete' }])).violations.map(({ property }) => property);
    expect(violated(klpState)).toEqual([]);
    // Whatever a design leaves in the registry, it is judged only if it says that it has one.
    expect(violated({ ...klpState, hasRegistry: true })).toEqual(['lost-feature']);
  });
});
