import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../machines/core/chart.ts';
import { compose } from '../../../machines/core/compose.ts';
import { CHARTS } from '../../../machines/core/index.ts';
import type { Plugs } from '../../../machines/core/plugs.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { livepatch } from '../../../machines/livepatch.ts';

const tried: Chart = {
  initial: 'try',
  states: {
    try: { always: [{ guard: 'isOdd', target: 'failed' }, { target: 'return' }] },
    return: { entry: 'succeed', type: 'final' },
    failed: { type: 'final' },
  },
};

describe('a chart that stands in another', () => {
  const outer: Chart = {
    initial: 'inner',
    states: {
      inner: { chart: 'tried', onDone: { return: 'last', failed: [{ target: 'inner', actions: 'warn' }] } },
      last: { type: 'final' },
    },
  };

  test('is copied there, and each of its ends leads where that state says', () => {
    expect(compose(outer, { tried }, {}, 'top')).toEqual({
      initial: 'inner',
      states: {
        inner: {
          initial: 'try',
          states: {
            try: { always: [{ guard: 'isOdd', target: 'failed' }, { target: 'return' }] },
            return: { entry: ['succeed'], always: [{ target: '#top.last' }] },
            failed: { always: [{ target: '#top.inner', actions: 'warn' }] },
          },
        },
        last: { type: 'final' },
      },
    });
  });

  test('must be there, and have the ends that are awaited', () => {
    expect(() => compose(outer, {}, {}, 'top')).toThrow('#top.inner: there is no chart "tried"');
    const endless = { initial: 'try', states: { try: {}, return: { type: 'final' } } } as const;
    expect(() => compose(outer, { tried: endless }, {}, 'top')).toThrow(
      '#top.inner: its chart ends in return, where return or failed is awaited',
    );
  });
});

describe('a slot', () => {
  const chart: Chart = {
    initial: 'first',
    states: {
      first: { always: [{ guard: 'isOdd', target: 'slot', actions: 'say' }, { target: 'slot' }] },
      slot: {
        slot: 'prePatch',
        onDone: { return: [{ target: 'last', actions: ['go', 'on'] }], failed: 'failed' },
      },
      failed: { type: 'final' },
      last: { type: 'final' },
    },
  };
  const composed = (design: Plugs) => compose(chart, {}, design, 'top').states ?? {};

  test('that is filled is a state of the chart, and its ends lead on', () => {
    const { first, slot } = composed({ prePatch: tried });
    expect(first?.always).toEqual([{ guard: 'isOdd', target: 'slot', actions: 'say' }, { target: 'slot' }]);
    expect(slot?.states?.['return']?.always).toEqual([{ target: '#top.last', actions: ['go', 'on'] }]);
    expect(slot?.states?.['failed']?.always).toEqual([{ target: '#top.failed' }]);
  });

  test('that is empty is passed by, on the way of `return`, with what is done there', () => {
    const states = composed({});
    expect(Object.keys(states)).toEqual(['first', 'failed', 'last']);
    expect(states['first']?.always).toEqual([
      { guard: 'isOdd', target: 'last', actions: ['say', 'go', 'on'] },
      { target: 'last', actions: ['go', 'on'] },
    ]);
  });

  test('after another that is empty is passed by too', () => {
    const states = {
      first: { always: 'one' },
      one: { slot: 'objectComes', onDone: { return: 'two' } },
      two: { slot: 'prePatch', onDone: { return: 'last' } },
      last: { type: 'final' },
    } as const;
    expect(compose({ initial: 'first', states }, {}, {}, 'top').states).toEqual({
      first: { always: [{ target: 'last' }] },
      last: { type: 'final' },
    });
  });

  test('may not end in a way that the core does not wait for', () => {
    const strict: Chart = { states: { slot: { slot: 'prePatch', onDone: { return: 'slot' } } } };
    expect(() => compose(strict, {}, { prePatch: tried }, 'top')).toThrow(
      '#top.slot: its chart ends in return or failed, where return is awaited',
    );
  });

  test('may name the charts of its design', () => {
    const outer = {
      initial: 'inner',
      states: { inner: { chart: 'own', onDone: 'return' }, return: { type: 'final' } },
    } as const;
    const { slot } = composed({ charts: { own: tried }, prePatch: outer });
    expect(slot?.states?.['inner']?.states?.['failed']?.always).toEqual([{ target: '#top.slot.return' }]);
  });
});

test('a question that the design does not answer is not asked', () => {
  const chart: Chart = {
    states: {
      ask: {
        always: [
          { guard: 'mayNotDisable', target: 'ask' },
          { target: 'ask', actions: 'go' },
        ],
      },
    },
  };
  const asked = (design: Plugs) => compose(chart, {}, design, 'top').states?.['ask']?.always;
  expect(asked({ mayNotDisable: () => true })).toHaveLength(2);
  expect(asked({})).toEqual([{ target: 'ask', actions: 'go' }]);
});

test.each(Object.values(DESIGNS))('the core is whole with $name', design => {
  const whole = JSON.stringify(compose(livepatch, CHARTS, design, 'livepatch'));
  expect(whole).not.toMatch(/"(?:chart|slot|onDone)":/);
});
