// A socket that comes back after a while, longer each time. What was to be sent meanwhile is kept, two messages of it.
import { assign, fromCallback, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { queue: string[]; attempt: number; sent: number },
    events: {} as
      | { type: 'connect' }
      | { type: 'opened' }
      | { type: 'closed' }
      | { type: 'send'; text: string }
      | { type: 'disconnect' },
  },
  actors: { socket: fromCallback(() => () => {}) },
  delays: { wait: ({ context }) => Math.min(30_000, 1000 * 2 ** context.attempt), keepAlive: 20_000 },
}).createMachine({
  id: 'connection',
  context: { queue: [], attempt: 0, sent: 0 },
  initial: 'disconnected',
  on: {
    send: {
      guard: ({ context }) => context.queue.length < 2,
      actions: assign({ queue: ({ context, event }) => context.queue.concat(event.text) }),
    },
  },
  states: {
    disconnected: { entry: assign({ attempt: 0 }), on: { connect: 'alive' } },
    alive: {
      initial: 'connecting',
      invoke: { src: 'socket', id: 'socket' },
      on: { disconnect: 'disconnected', closed: '.waiting' },
      states: {
        connecting: { on: { opened: 'connected' }, after: { 5000: 'waiting' } },
        connected: {
          entry: assign({ queue: [], attempt: 0 }),
          on: { send: { actions: assign({ sent: 1 }) } },
          after: { keepAlive: { target: 'connected', reenter: true } },
        },
        waiting: {
          entry: assign({ attempt: ({ context }) => context.attempt + 1 }),
          always: { guard: ({ context }) => context.attempt > 3, target: '#connection.disconnected' },
          after: { wait: 'connecting' },
        },
      },
    },
  },
});

export const events = [
  { type: 'connect' },
  { type: 'opened' },
  { type: 'closed' },
  { type: 'send', text: 'a' },
  { type: 'send', text: 'b' },
  { type: 'disconnect' },
] as const;

export const outcomes = { socket: {} };
