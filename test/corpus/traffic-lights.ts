// A crossing: lights for cars and for people, each with its own clock. People have to press a button.
import { assign, setup, stateIn } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { pressed: boolean; served: boolean },
    events: {} as { type: 'button' } | { type: 'power cut' } | { type: 'power' },
  },
  guards: { walkersWait: stateIn('#walkersRed') },
  delays: { long: 30_000, short: 3000 },
}).createMachine({
  id: 'crossing',
  context: { pressed: false, served: false },
  initial: 'working',
  states: {
    working: {
      type: 'parallel',
      on: { 'power cut': 'dark' },
      states: {
        cars: {
          initial: 'green',
          states: {
            green: {
              after: { long: { guard: ({ context }) => context.pressed, target: 'yellow' } },
              on: { button: { actions: assign({ pressed: true }) } },
            },
            yellow: { after: { short: 'red' } },
            red: {
              entry: assign({ served: false }),
              after: { long: { guard: 'walkersWait', target: 'green' } },
            },
          },
        },
        walkers: {
          initial: 'red',
          states: {
            red: {
              id: 'walkersRed',
              after: {
                short: {
                  guard: ({ context }) => context.pressed && !context.served,
                  target: 'green',
                },
              },
            },
            green: {
              entry: assign({ pressed: false, served: true }),
              after: { short: 'red' },
            },
          },
        },
      },
    },
    dark: { on: { power: { target: 'working', actions: assign({ pressed: false }) } } },
  },
});

export const events = [{ type: 'button' }, { type: 'power cut' }, { type: 'power' }] as const;
