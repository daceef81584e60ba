import { describe, expect, it, test } from 'vitest';
import { and, assign, createActor, enqueueActions, fromPromise, raise, setup, transition } from 'xstate';
import { callsOf } from '../../../src/explore/machine/calls.ts';

const types = {} as { context: { n: number }; events: { type: 'go'; by: number } };

const base = setup({
  types,
  guards: {
    isSmall: ({ context }) => context.n < 3,
    isAbove: ({ context }, { least }: { readonly least: number }) => context.n > least,
  },
  actions: {
    observe: (_, _seen: unknown) => {},
    shout: () => {},
    add: assign({ n: ({ context, event }) => context.n + event.by }),
    addTwice: enqueueActions(({ enqueue, check, context }) => {
      enqueue('add');
      // XState's types know no name here.
      if (check({ type: 'isSmall' } as never)) enqueue({ type: 'observe', params: context.n });
      enqueue('add');
    }),
    again: raise({ type: 'go', by: 0 }),
  },
});

const machine = base.createMachine({
  context: { n: 0 },
  initial: 'low',
  states: {
    low: {
      on: {
        go: [
          { guard: { type: 'isAbove', params: { least: 9 } }, target: 'high' },
          { guard: 'isSmall', target: 'middle', actions: ['shout', 'addTwice'] },
        ],
      },
      exit: 'add',
    },
    middle: { entry: 'add' },
    high: {},
  },
});

const event = { type: 'go', by: 2 } as const;

it('notes the guards that are asked and the actions that are resolved, but none that another one calls', () => {
  const calls = callsOf(machine);
  if (calls === null) throw new Error('It has names for all.');
  calls.note();
  const [own] = transition(
    calls.machine,
    calls.machine.resolveState({ value: 'low', context: { n: 0 } }),
    event,
  );
  expect(own).toMatchObject({ value: 'middle', context: { n: 8 } });
  expect(calls.asked).toEqual([
    { guard: { type: 'isAbove', params: { least: 9 } }, answer: false },
    { guard: { type: 'isSmall', params: undefined }, answer: true },
  ]);
  expect(calls.taken.map(({ type }) => type)).toEqual(['add', 'addTwice', 'add']);
  calls.note();
  calls.rest();
  transition(calls.machine, calls.machine.resolveState({ value: 'low', context: { n: 0 } }), event);
  expect(calls).toMatchObject({ asked: [], taken: [] });
});

it('takes actions as XState does', () => {
  const calls = callsOf(machine);
  const self = createActor(fromPromise(async () => {}));
  const snapshot = calls?.machine.resolveState({ value: 'low', context: { n: 1 } });
  if (calls === null || snapshot === undefined) throw new Error('It has names for all.');
  const taken = calls.act([{ type: 'addTwice', params: undefined }], snapshot, event, self);
  expect(taken).toMatchObject({ snapshot: { context: { n: 5 } }, observations: [1] });
  expect(() => calls.act([{ type: 'again', params: undefined }], snapshot, event, self)).toThrow();
});

describe('leaves a machine to XState', () => {
  test.each([
    ['a guard in its place', { always: { guard: () => false, target: 'a' } }],
    ['a guard made of others', { always: { guard: and(['isSmall']), target: 'a' } }],
    ['parameters that are made', { always: { guard: { type: 'isAbove', params: () => ({ least: 1 }) } } }],
    ['an action in its place', { entry: assign({ n: 1 }) }],
    ['an event that is raised', { entry: 'again' }],
    ['an observation that no action tells', { entry: { type: 'observe', params: 1 } }],
  ] as const)('%s', (_, a) => {
    // The tuple is of states of different kinds.
    expect(callsOf(base.createMachine({ context: { n: 0 }, initial: 'a', states: { a: a as object } }))).toBe(
      null,
    );
  });
});
