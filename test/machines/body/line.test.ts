import { describe, expect, test } from 'vitest';
import { bodyOf, chartOf } from '../../../machines/body/chart.ts';
import { linesOf } from '../../../machines/body/line.ts';
import { SLOTS, type Slot } from '../../../machines/core/slots.ts';
import { DESIGNS } from '../../../machines/designs/index.ts';
import { SLOT_OF } from '../../../machines/designs/written.ts';

describe('the lines of a body', () => {
  test('are indented as its statements stand in each other, each with the states that stand on it', () => {
    const body = [
      {
        each: 'feature' as const,
        do: [
          {
            if: [{ test: 'mine' as const, not: true as const }, { test: 'klp_feature_get' as const }],
            do: [{ jump: 'continue' as const }],
            else: [{ call: 'take over' as const }, { print: 'version 1.2' }],
          },
        ],
      },
      { call: 'take over' as const },
      { jump: 'return' as const, value: -16 },
    ];
    const lines = linesOf(body, chartOf(body));
    expect(lines.map(({ depth, text, states }) => [depth, text, ...states])).toEqual([
      [0, 'for each feature', 'for each feature', 'feature'],
      [1, 'if not mine', 'if not mine'],
      [1, 'and klp_feature_get', 'and klp_feature_get'],
      [2, 'continue'],
      [1, 'else'],
      [2, 'take over', 'take over'],
      [2, 'print "version 1.2"', 'print'],
      [1, 'next feature', 'next feature'],
      [0, 'take over', 'take over 2'],
      [0, 'return -EBUSY', 'return -EBUSY'],
    ]);
  });

  test('have every state of the chart once, in its order, but for its ends', () => {
    for (const design of Object.values(DESIGNS)) {
      for (const slot of Object.values(SLOT_OF) satisfies Slot[]) {
        const chart = design[slot];
        const body = chart === undefined ? undefined : bodyOf(chart);
        if (chart === undefined || body === undefined) continue;
        const states = Object.entries(chart.states ?? {}).filter(([, { type }]) => type !== 'final');
        expect([design.name, SLOTS[slot], ...linesOf(body, chart).flatMap(line => line.states)]).toEqual([
          design.name,
          SLOTS[slot],
          ...states.map(([name]) => name),
        ]);
      }
    }
  });
});
