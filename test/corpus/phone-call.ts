// A telephone with one line and a call that waits behind it.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { peer: string | null; waiting: string | null; missed: string[] },
    events: {} as
      | { type: 'dial'; number: string }
      | { type: 'incoming'; number: string }
      | { type: 'answer' }
      | { type: 'hang up' }
      | { type: 'hold' }
      | { type: 'swap' },
  },
  actions: {
    miss: assign({
      missed: ({ context }) => {
        const { waiting, missed } = context;
        return waiting === null || missed.includes(waiting) ? missed : [...missed, waiting].sort();
      },
      waiting: null,
    }),
  },
}).createMachine({
  id: 'phone',
  context: { peer: null, waiting: null, missed: [] },
  initial: 'idle',
  states: {
    idle: {
      entry: assign({ peer: null }),
      on: {
        dial: { target: 'dialing', actions: assign({ peer: ({ event }) => event.number }) },
        incoming: { target: 'ringing', actions: assign({ waiting: ({ event }) => event.number }) },
      },
    },
    dialing: { on: { answer: 'talking', 'hang up': 'idle' }, after: { 45000: 'idle' } },
    ringing: {
      on: {
        answer: {
          target: 'talking',
          actions: assign(({ context }) => ({ peer: context.waiting, waiting: null })),
        },
        'hang up': { target: 'idle', actions: 'miss' },
      },
      after: { 30000: { target: 'idle', actions: 'miss' } },
    },
    talking: {
      initial: 'active',
      on: {
        incoming: {
          guard: ({ context, event }) => context.waiting === null && context.peer !== event.number,
          actions: assign({ waiting: ({ event }) => event.number }),
        },
        'hang up': [
          { guard: ({ context }) => context.waiting !== null, target: 'ringing' },
          { target: 'idle' },
        ],
      },
      states: {
        active: {
          on: {
            hold: 'held',
            swap: {
              guard: ({ context }) => context.waiting !== null,
              actions: assign(({ context }) => ({ peer: context.waiting, waiting: context.peer })),
            },
          },
        },
        held: { on: { hold: 'active' } },
      },
    },
  },
});

export const events = [
  { type: 'dial' as const, number: '110' },
  ...['110', '112'].map(number => ({ type: 'incoming' as const, number })),
  ...(['answer', 'hang up', 'hold', 'swap'] as const).map(type => ({ type })),
];
