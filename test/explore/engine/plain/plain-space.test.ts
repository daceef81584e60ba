import { describe, expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { explore } from '../../../../src/explore/index.ts';

const plainly = { properties: [], engine: 'plain' } as const;

describe('the plain engine', () => {
  it('tells apart what a context may hold', async () => {
    const values = [undefined, null, 0, -0, Number.NaN, 1n, '1', 1, [], [undefined], {}, { a: undefined }];
    const more = [new Date(0), new Date(1), new Set([1]), new Map([[1, 1]]), [[1]], [1, 1]];
    const machine = setup({
      types: { context: {}, events: {} } as {
        context: { value?: unknown };
        events: { type: 'set'; to: unknown };
      },
    }).createMachine({
      context: {},
      on: { set: { actions: assign({ value: ({ event }) => event.to }) } },
    });
    const events = [...values, ...more, ...structuredClone(more)].map(to => ({ type: 'set' as const, to }));
    const { states, transitions, note } = await explore(machine, { events, ...plainly });
    // Absent at first; equal data are one event, and lead to one state.
    expect({ states, transitions, note }).toEqual({ states: 19, transitions: 19 * 18, note: null });
  });

  it('names a context that is changed in place', async () => {
    const machine = setup({
      types: { context: {}, events: {} } as { context: { items: number[] }; events: { type: 'add' } },
    }).createMachine({
      context: () => ({ items: [] }),
      on: {
        add: {
          actions: assign({
            items: ({ context }) => {
              context.items.push(1);
              return context.items;
            },
          }),
        },
      },
    });
    await expect(explore(machine, { events: [{ type: 'add' }], ...plainly })).rejects.toThrow(
      /^Event {"type":"add"} failed in state .*"items":\[\].*: The context was changed in place: .*\[1\].* now\. /,
    );
  });
});

it('walks what tracing cannot follow, and keeps what is found of a machine that counts without end', async () => {
  const machine = setup({
    types: { context: {}, events: {} } as { context: { n: number }; events: { type: 'inc' } },
  }).createMachine({
    context: { n: 0 },
    on: { inc: { actions: assign({ n: ({ context }) => context.n + 1 }) } },
  });
  const { stopped, verdicts } = await explore(machine, {
    events: [{ type: 'inc' }],
    properties: [{ kind: 'never', name: 'three', when: ({ context }) => context.n === 3 }],
    bounds: { states: 10 },
  });
  const inc = { type: 'inc' };
  expect(stopped).toBe('states');
  expect(verdicts).toEqual([{ property: 'three', verdict: 'violated', history: [inc, inc, inc] }]);
});
