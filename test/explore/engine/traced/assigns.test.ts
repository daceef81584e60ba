import { expect, it } from 'vitest';
import { assign, setup } from 'xstate';
import { edit, explore } from '../../../../src/explore/index.ts';

it('traces an edit that replaces a record at the top', async () => {
  const types = {} as { context: { a: { n: number } }; events: { type: 'reset' | 'inc' } };
  const machine = setup({ types }).createMachine({
    context: { a: { n: 0 } },
    on: {
      reset: {
        actions: edit(draft => {
          draft.a = { n: 0 };
        }),
      },
      inc: {
        guard: ({ context }) => context.a.n < 3,
        actions: edit(draft => {
          draft.a.n++;
        }),
      },
    },
  });
  const { engine, states, transitions, slowSteps, verdicts } = await explore(machine, {
    events: [{ type: 'reset' }, { type: 'inc' }],
    properties: [{ kind: 'never', name: 'three', when: ({ context }) => context.a.n === 3 }],
  });
  expect({ engine, states, transitions, slowSteps }).toEqual({
    engine: 'traced',
    states: 4,
    transitions: 7,
    slowSteps: 4,
  });
  expect(verdicts).toMatchObject([
    { verdict: 'violated', history: [{ type: 'inc' }, { type: 'inc' }, { type: 'inc' }] },
  ]);
});

it('traces a leaf at the top that counts, and keeps what was found where a bound ends the walk', async () => {
  const types = {} as { context: { n: number }; events: { type: 'inc' } };
  const machine = setup({ types }).createMachine({
    context: { n: 65_530 },
    on: { inc: { actions: assign({ n: ({ context }) => (context.n + 1) % 70_000 }) } },
  });
  const { engine, stopped, verdicts } = await explore(machine, {
    events: [{ type: 'inc' }],
    properties: [{ kind: 'never', name: 'three', when: ({ context }) => context.n === 65_533 }],
    bounds: { states: 20 },
  });
  expect({ engine, stopped }).toEqual({ engine: 'traced', stopped: 'states' });
  expect(verdicts).toMatchObject([{ verdict: 'violated', history: [{}, {}, {}] }]);
});

it('walks plainly a machine that asks which object it is', async () => {
  interface Item {
    readonly id: number;
  }
  const types = {} as {
    context: { items: Item[]; chosen: Item | null; same: boolean };
    events: { type: 'choose' | 'ask' };
  };
  const machine = setup({ types }).createMachine({
    context: { items: [{ id: 1 }], chosen: null, same: false },
    on: {
      choose: { actions: assign({ chosen: ({ context }) => context.items[0] ?? null }) },
      ask: { actions: assign({ same: ({ context }) => context.chosen === context.items[0] }) },
    },
  });
  const { engine, states, note } = await explore(machine, {
    events: [{ type: 'choose' }, { type: 'ask' }],
    properties: [],
  });
  expect({ engine, states }).toEqual({ engine: 'plain', states: 3 });
  expect(note).toContain('asks which object it is, and not what it holds');
});
