// Four places, a gate that raises its own events, and tickets by number.
import { assign, raise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { free: number; tickets: string[]; revenue: number },
    events: {} as
      | { type: 'arrive'; plate: string }
      | { type: 'pay'; plate: string }
      | { type: 'leave'; plate: string }
      | { type: 'open' }
      | { type: 'passed' },
  },
  guards: {
    hasPlace: ({ context }) => context.free > 0,
    isInside: ({ context, event }) => 'plate' in event && context.tickets.includes(event.plate),
  },
}).createMachine({
  id: 'garage',
  context: { free: 2, tickets: [], revenue: 0 },
  type: 'parallel',
  states: {
    counter: {
      on: {
        arrive: {
          guard: ({ context, event }) => context.free > 0 && !context.tickets.includes(event.plate),
          actions: [
            assign({
              tickets: ({ context, event }) => [...context.tickets, event.plate],
              free: ({ context }) => context.free - 1,
            }),
            raise({ type: 'open' }),
          ],
        },
        leave: {
          guard: 'isInside',
          actions: [
            assign({
              tickets: ({ context, event }) => context.tickets.filter(plate => plate !== event.plate),
              free: ({ context }) => context.free + 1,
            }),
            raise({ type: 'open' }),
          ],
        },
      },
    },
    gate: {
      initial: 'shut',
      states: {
        shut: { on: { open: 'open' } },
        open: { on: { passed: 'shut' }, after: { 15000: 'shut' } },
      },
    },
    sign: {
      initial: 'places',
      states: {
        places: { always: { guard: ({ context }) => context.free === 0, target: 'full' } },
        full: { always: { guard: 'hasPlace', target: 'places' } },
      },
    },
  },
});

export const events = [
  ...['A1', 'B2', 'C3'].flatMap(plate => [
    { type: 'arrive' as const, plate },
    { type: 'leave' as const, plate },
  ]),
  { type: 'passed' as const },
];
