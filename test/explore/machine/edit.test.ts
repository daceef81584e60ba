import { expect, expectTypeOf, it } from 'vitest';
import { initialTransition, setup, transition } from 'xstate';
import { change, DRAFT, edit } from '../../../src/explore/index.ts';

const before = { feature: { owner: 'a', users: 1 }, other: { n: 0 } };

it('changes a plain context by copy, and shares what stays', () => {
  const after = change(before, draft => {
    draft.feature.owner = 'b';
  });
  expect(after).toEqual({ feature: { owner: 'b', users: 1 }, other: { n: 0 } });
  expect(before.feature.owner).toBe('a');
  expect(after.other).toBe(before.other);
});

it('changes a draft in place', () => {
  const draft = { ...structuredClone(before), [DRAFT]: true };
  const after = change(draft, ({ feature }) => {
    feature.users = 2;
  });
  expect(after).toBe(draft);
  expect(draft.feature.users).toBe(2);
});

it('is an action whose recipe knows the types of context, event and parameters', () => {
  const types: { context?: typeof before; events?: { type: 'give'; owner: string } | { type: 'drop' } } = {};
  const machine = setup({
    types,
    actions: {
      use: edit(({ feature }, _, { times }: { times: number }) => {
        feature.users += times;
      }),
    },
  }).createMachine({
    context: before,
    on: {
      give: {
        actions: [
          edit((draft, event) => {
            expectTypeOf(draft.feature.users).toEqualTypeOf<number>();
            expectTypeOf(event).toEqualTypeOf<{ type: 'give'; owner: string }>();
            draft.feature.owner = event.owner;
          }),
          { type: 'use', params: { times: 2 } },
        ],
      },
    },
  });
  const [next] = transition(machine, initialTransition(machine)[0], { type: 'give', owner: 'b' });
  expect(next.context).toEqual({ feature: { owner: 'b', users: 3 }, other: { n: 0 } });
});
