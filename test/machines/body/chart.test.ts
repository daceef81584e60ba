import { expect, test } from 'vitest';
import { chartOf } from '../../../machines/body/chart.ts';

test('each statement is a state that is named for it, in the order of the lines', () => {
  const { initial, states = {} } = chartOf([
    {
      each: 'feature',
      do: [{ if: [{ test: 'klp_feature_get' }], do: [{ jump: 'continue' }] }, { call: 'klp_feature_alloc' }],
    },
    { call: 'switch on' },
  ]);
  expect(initial).toBe('for each feature');
  expect(states).toEqual({
    'for each feature': { entry: 'firstFeature', always: 'feature' },
    feature: { always: [{ guard: 'noMoreFeatures', target: 'switch on' }, { target: 'if klp_feature_get' }] },
    'if klp_feature_get': {
      always: [{ guard: 'isRegistered', target: 'next feature' }, { target: 'klp_feature_alloc' }],
    },
    klp_feature_alloc: {
      always: [
        { guard: 'allocationFails', target: 'failed', actions: 'outOfMemory' },
        { target: 'next feature', actions: 'allocate' },
      ],
    },
    'next feature': { entry: 'nextFeature', always: 'feature' },
    'switch on': { always: [{ target: 'return', actions: 'switchEffectOn' }] },
    return: { type: 'final' },
    failed: { type: 'final' },
  });
  expect(Object.keys(states)).toEqual([
    ...['for each feature', 'feature', 'if klp_feature_get', 'klp_feature_alloc', 'next feature'],
    ...['switch on', 'return', 'failed'],
  ]);
});

test('a condition of several is asked in order, and what is asked not to hold leads on where it does not', () => {
  const { states = {} } = chartOf([
    {
      if: [{ test: 'mine', not: true }, { test: 'at my version' }],
      do: [{ call: 'take over' }],
      else: [{ call: 'WARN' }],
    },
  ]);
  expect(states['if not mine']?.always).toEqual([
    { guard: 'isMine', target: 'WARN' },
    { target: 'and at my version' },
  ]);
  expect(states['and at my version']?.always).toEqual([
    { guard: 'isAtMyVersion', target: 'take over' },
    { target: 'WARN' },
  ]);
});

test('what a question does is done on the way of its answer', () => {
  const { states = {} } = chartOf([
    { if: [{ test: 'klp_get_prev_state', not: true }], do: [{ call: 'switch on' }] },
  ]);
  expect(states['if not klp_get_prev_state']?.always).toEqual([
    { guard: 'noTransitionRuns', target: 'switch on', actions: 'warnNoTransition' },
    { guard: 'hasPrevState', target: 'return' },
    { target: 'switch on' },
  ]);
});

test('a body without a statement is over at once', () => {
  expect(chartOf([])).toEqual({ initial: 'return', states: { return: { type: 'final' } } });
});

test('what has the same words has a number, and leads on by it', () => {
  const { states = {} } = chartOf([{ call: 'switch off' }, { call: 'switch off' }, { jump: 'return' }]);
  expect(states['switch off']?.always).toEqual([{ target: 'switch off 2', actions: 'switchEffectOff' }]);
  expect(states['switch off 2']?.always).toEqual([{ target: 'return', actions: 'switchEffectOff' }]);
});

test('guards and actions of a design are tests and calls; `fail` ends with the error that a call has set', () => {
  const { states = {} } = chartOf<'isShared', 'breakIt'>([
    { if: [{ test: 'isShared' }], do: [{ call: 'breakIt' }, { jump: 'fail' }] },
  ]);
  expect(states).toEqual({
    'if isShared': { always: [{ guard: 'isShared', target: 'breakIt' }, { target: 'return' }] },
    breakIt: { always: [{ target: 'failed', actions: 'breakIt' }] },
    return: { type: 'final' },
    failed: { type: 'final' },
  });
});

test('a loop over objects is left where the callback returns out of it', () => {
  const { states = {} } = chartOf([
    { each: 'object', do: [{ if: [{ test: 'klp_is_object_loaded' }], do: [{ jump: 'return' }] }] },
  ]);
  expect(states).toEqual({
    'for each object': { entry: 'firstLoopObject', always: 'object' },
    object: {
      always: [{ guard: 'noMoreLoopObjects', target: 'return' }, { target: 'if klp_is_object_loaded' }],
    },
    'if klp_is_object_loaded': {
      always: [{ guard: 'objectIsLoaded', target: 'return' }, { target: 'next object' }],
    },
    'next object': { entry: 'nextLoopObject', always: 'object' },
    return: { type: 'final', entry: 'leaveLoops' },
  });
});
