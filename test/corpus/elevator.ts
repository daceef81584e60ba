// Three floors, a list of calls, and doors that close by themselves.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { floor: number; calls: number[] },
    events: {} as { type: 'call'; floor: number } | { type: 'arrive' } | { type: 'obstacle' },
  },
  guards: {
    isCalled: ({ context }) => context.calls.length > 0,
    isThere: ({ context }) => context.calls[0] === context.floor,
  },
  actions: {
    remember: assign({
      calls: ({ context, event }) =>
        event.type === 'call' && !context.calls.includes(event.floor)
          ? [...context.calls, event.floor]
          : context.calls,
    }),
    move: assign({
      floor: ({ context }) => context.floor + Math.sign((context.calls[0] ?? context.floor) - context.floor),
    }),
    forget: assign({ calls: ({ context }) => context.calls.slice(1) }),
  },
  delays: { closing: 3000 },
}).createMachine({
  id: 'elevator',
  initial: 'waiting',
  context: { floor: 0, calls: [] },
  on: { call: { actions: 'remember' } },
  states: {
    waiting: { always: { guard: 'isCalled', target: 'moving' } },
    moving: {
      always: { guard: 'isThere', target: 'open', actions: 'forget' },
      on: { arrive: { actions: 'move' } },
    },
    open: {
      after: { closing: 'waiting' },
      on: { obstacle: { target: 'open', reenter: true } },
    },
  },
});

export const events = [
  { type: 'call', floor: 0 },
  { type: 'call', floor: 1 },
  { type: 'call', floor: 2 },
  { type: 'arrive' },
  { type: 'obstacle' },
] as const;
