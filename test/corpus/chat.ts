// A chat with rooms: each is an actor that lives until one leaves it or it ends by itself. One that is thrown out while
// offline takes the whole chat along, since nothing there takes the error.
import { type ActorRefFrom, assign, fromPromise, setup, stopChild } from 'xstate';

const room = fromPromise<string, { name: string }>(async ({ input }) => input.name);

export const machine = setup({
  types: {
    context: {} as { rooms: Record<string, ActorRefFrom<typeof room>>; open: string | null; closed: number },
    events: {} as
      | { type: 'connect' }
      | { type: 'join'; room: string }
      | { type: 'leave'; room: string }
      | { type: 'disconnect' },
  },
  actors: { room },
}).createMachine({
  id: 'chat',
  context: { rooms: {}, open: null, closed: 0 },
  initial: 'offline',
  states: {
    offline: { on: { connect: 'online' } },
    online: {
      on: {
        join: [
          {
            guard: ({ context, event }) => context.rooms[event.room] !== undefined,
            actions: assign({ open: ({ event }) => event.room }),
          },
          {
            actions: assign({
              rooms: ({ context, event, spawn }) => ({
                ...context.rooms,
                [event.room]: spawn('room', { id: event.room, input: { name: event.room } }),
              }),
              open: ({ event }) => event.room,
            }),
          },
        ],
        leave: {
          guard: ({ context, event }) => context.rooms[event.room] !== undefined,
          actions: [
            stopChild(({ event }) => event.room),
            assign({
              rooms: ({ context, event }) =>
                Object.fromEntries(Object.entries(context.rooms).filter(([name]) => name !== event.room)),
              open: ({ context, event }) => (context.open === event.room ? null : context.open),
            }),
          ],
        },
        disconnect: 'offline',
        'xstate.done.actor.*': { actions: assign({ closed: 1 }) },
        'xstate.error.actor.*': { actions: assign({ closed: 2 }) },
      },
    },
  },
});

export const events = [
  { type: 'connect' as const },
  ...['lobby', 'garden'].flatMap(room => [
    { type: 'join' as const, room },
    { type: 'leave' as const, room },
  ]),
  { type: 'disconnect' as const },
];

export const outcomes = { room: { done: ['bye'], error: [new Error('kicked out')] } };
