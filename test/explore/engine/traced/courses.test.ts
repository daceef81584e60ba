import { expect, it } from 'vitest';
import { setup } from 'xstate';
import { edit, explore, sharingChart } from '../../../../src/explore/index.ts';

const types = {} as {
  context: { n: number; seen: string };
  events: { type: 'up' | 'down' };
};

/** Goes up to `most` and down to 0; how is said by names alone. */
function counter(most: number) {
  return setup({
    types,
    guards: {
      isBelow: ({ context }) => context.n < most,
      isAbove: ({ context }) => context.n > 0,
    },
    actions: {
      add: edit(draft => {
        draft.n++;
      }),
      subtract: edit(draft => {
        draft.n--;
      }),
      note: edit((draft, { type }) => {
        draft.seen = type;
      }),
    },
  }).createMachine({
    context: { n: 0, seen: '' },
    initial: 'rest',
    states: {
      rest: {
        on: { up: { guard: 'isBelow', target: 'adds' }, down: { guard: 'isAbove', target: 'subtracts' } },
      },
      adds: { entry: 'add', always: { target: 'rest', actions: 'note' } },
      subtracts: { entry: 'subtract', always: { target: 'rest', actions: 'note' } },
    },
  });
}

async function walked(machine: ReturnType<typeof counter>, engine: 'traced' | 'plain' = 'traced') {
  const { states, transitions, depth, slowSteps } = await explore(machine, {
    events: [{ type: 'up' }, { type: 'down' }],
    properties: [],
    engine,
  });
  return { states, transitions, depth, slowSteps };
}

it('has XState go each way once, however many contexts there are', async () => {
  const { slowSteps: few, ...found } = await walked(counter(20));
  const { slowSteps: _, ...expected } = await walked(counter(20), 'plain');
  expect(found).toEqual(expected);
  // Up, down, and three to confirm what was made of these.
  expect(few).toBe(5);
  expect((await walked(counter(20))).slowSteps).toBe(few);
});

it('knows the ways of a chart that is shared, whatever its names stand for', async () => {
  const first = counter(5);
  const { config } = first;
  const second = counter(9);
  const same = sharingChart(first, {});
  const other = sharingChart(first, { config, implementations: second.implementations });
  const before = await walked(same);
  const after = await walked(other);
  expect({ ...after, slowSteps: 0 }).toEqual({ ...(await walked(second)), slowSteps: 0 });
  // To confirm what was made of the other's.
  expect({ states: [before.states, after.states], slowSteps: after.slowSteps }).toEqual({
    states: [11, 19],
    slowSteps: 3,
  });
});
