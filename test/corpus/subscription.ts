// A trial, a plan, and what becomes of those who do not pay.
import { assign, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { plan: string | null; unpaid: number; seats: number },
    events: {} as
      | { type: 'subscribe'; plan: 'solo' | 'team' }
      | { type: 'cancel' }
      | { type: 'seat' }
      | { type: 'pay' },
  },
  actors: { bill: fromPromise<number>(async () => 9) },
  delays: { trial: 14 * 86_400_000, month: 30 * 86_400_000, grace: 7 * 86_400_000 },
}).createMachine({
  id: 'subscription',
  context: { plan: null, unpaid: 0, seats: 1 },
  initial: 'trial',
  states: {
    trial: {
      on: { subscribe: { target: 'active', actions: assign({ plan: ({ event }) => event.plan }) } },
      after: { trial: 'expired' },
    },
    active: {
      initial: 'current',
      on: {
        cancel: 'canceled',
        seat: {
          guard: ({ context }) => context.plan === 'team' && context.seats < 3,
          actions: assign({ seats: ({ context }) => context.seats + 1 }),
        },
      },
      states: {
        current: { after: { month: 'billing' } },
        billing: {
          invoke: {
            src: 'bill',
            onDone: { target: 'current', actions: assign({ unpaid: 0 }) },
            onError: { target: 'overdue', actions: assign({ unpaid: ({ context }) => context.unpaid + 1 }) },
          },
        },
        overdue: {
          on: { pay: 'billing' },
          after: {
            grace: [
              { guard: ({ context }) => context.unpaid < 2, target: 'billing' },
              { target: '#subscription.expired' },
            ],
          },
          always: { guard: ({ context }) => context.unpaid > 3, target: '#subscription.expired' },
        },
      },
    },
    canceled: {
      after: { month: 'expired' },
      on: { subscribe: { target: 'active', actions: assign({ plan: ({ event }) => event.plan }) } },
    },
    expired: {
      entry: assign({ plan: null, seats: 1, unpaid: 0 }),
      on: { subscribe: { target: 'active', actions: assign({ plan: ({ event }) => event.plan }) } },
    },
  },
});

export const events = [
  { type: 'subscribe', plan: 'solo' },
  { type: 'subscribe', plan: 'team' },
  { type: 'cancel' },
  { type: 'seat' },
  { type: 'pay' },
] as const;

export const outcomes = { bill: { done: [9], error: ['card expired'] } };
