import { describe, expect, test } from 'vitest';
import type { Chart } from '../../../machines/core/chart.ts';
import { withoutEmptySlots } from '../../../machines/core/slots.ts';

const chartOf = (slot: Chart<string, string> | undefined): Chart<string, string> =>
  withoutEmptySlots({
    initial: 'first',
    states: {
      first: { always: [{ guard: 'isOdd', target: 'slot', actions: 'say' }, { target: 'slot' }] },
      slot: {
        ...slot,
        onDone: [
          { guard: 'hasFailed', target: 'failed' },
          { target: 'last', actions: ['go', 'on'] },
        ],
      },
      failed: { type: 'final' },
      last: { type: 'final' },
    },
  });

describe('a slot', () => {
  test('that is filled is a state of the chart', () => {
    const filled = chartOf({ initial: 'done', states: { done: { type: 'final' } } });
    expect(Object.keys(filled.states ?? {})).toEqual(['first', 'slot', 'failed', 'last']);
    expect(filled.states?.['first']?.always).toEqual([
      { guard: 'isOdd', target: 'slot', actions: 'say' },
      { target: 'slot' },
    ]);
  });

  test('that is empty is passed by, on the way of success, with what is done there', () => {
    const empty = chartOf(undefined);
    expect(Object.keys(empty.states ?? {})).toEqual(['first', 'failed', 'last']);
    expect(empty.states?.['first']?.always).toEqual([
      { guard: 'isOdd', target: 'last', actions: ['say', 'go', 'on'] },
      { target: 'last', actions: ['go', 'on'] },
    ]);
  });

  test('after another that is empty is passed by too', () => {
    const chart = withoutEmptySlots({
      initial: 'first',
      states: {
        first: { always: 'one' },
        one: { onDone: 'two' },
        two: { onDone: 'last' },
        last: { type: 'final' },
      },
    });
    expect(chart.states).toEqual({ first: { always: [{ target: 'last' }] }, last: { type: 'final' } });
  });
});
