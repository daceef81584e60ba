// An order in a company: approved by somebody, paid by a machine of its own, shipped. A refund is asked for and never paid.
import { assign, fromPromise, setup } from 'xstate';

const payment = setup({
  types: {
    input: {} as { amount: number },
    output: {} as { paid: boolean },
    context: {} as { amount: number },
    events: {} as { type: 'card' },
  },
}).createMachine({
  id: 'payment',
  context: ({ input }) => ({ amount: input.amount }),
  initial: 'waiting',
  states: { waiting: { on: { card: 'done' } }, done: { type: 'final' } },
  output: { paid: true },
});

export const machine = setup({
  types: {
    input: {} as { amount: number },
    context: {} as {
      amount: number;
      approvedBy: string | undefined;
      paid: boolean;
      parcel: string | undefined;
    },
    events: {} as
      | { type: 'approve'; by: string }
      | { type: 'reject' }
      | { type: 'received' }
      | { type: 'send back' },
    output: {} as { parcel: string | undefined },
  },
  actors: {
    payment,
    ship: fromPromise<string, { amount: number }>(async () => 'P-1'),
  },
  guards: { isLarge: ({ context }) => context.amount > 100 },
}).createMachine({
  id: 'order',
  initial: 'new',
  context: ({ input }) => ({ amount: input.amount, approvedBy: undefined, paid: false, parcel: undefined }),
  states: {
    new: { always: [{ guard: 'isLarge', target: 'approval' }, { target: 'payment' }] },
    approval: {
      on: {
        approve: { target: 'payment', actions: assign({ approvedBy: ({ event }) => event.by }) },
        reject: 'rejected',
      },
      after: { 86400000: 'rejected' },
    },
    payment: {
      invoke: {
        src: 'payment',
        id: 'pay',
        input: ({ context }) => ({ amount: context.amount }),
        onDone: [
          {
            guard: ({ event }) => event.output.paid,
            target: 'shipping',
            actions: assign({ paid: ({ event }) => event.output.paid }),
          },
          { target: 'approval' },
        ],
        onError: 'rejected',
      },
    },
    shipping: {
      invoke: {
        src: 'ship',
        input: ({ context }) => ({ amount: context.amount }),
        onDone: { target: 'onTheWay', actions: assign({ parcel: ({ event }) => event.output }) },
        onError: 'refunding',
      },
    },
    onTheWay: { on: { received: 'done', 'send back': 'refunding' } },
    refunding: {},
    rejected: { type: 'final' },
    done: { type: 'final' },
  },
  output: ({ context }) => ({ parcel: context.parcel }),
});

export const input = { amount: 250 };

export const events = [
  { type: 'approve', by: 'Grace' },
  { type: 'reject' },
  { type: 'received' },
  { type: 'send back' },
] as const;

export const outcomes = {
  payment: { done: [{ paid: true }, { paid: false }], error: [new Error('no connection')] },
  ship: { done: ['P-1'], error: ['no parcel service'] },
};
