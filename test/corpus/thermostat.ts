// Heats below what is wanted, cools above it, and rests in between.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { temperature: number; wanted: number },
    events: {} as { type: 'measured'; temperature: number } | { type: 'want'; temperature: number },
    input: {} as { wanted: number },
  },
  guards: {
    isCold: ({ context }) => context.temperature < context.wanted - 1,
    isHot: ({ context }) => context.temperature > context.wanted + 1,
  },
}).createMachine({
  id: 'thermostat',
  context: ({ input }) => ({ temperature: 20, wanted: input.wanted }),
  initial: 'resting',
  on: {
    measured: { actions: assign({ temperature: ({ event }) => event.temperature }) },
    want: { actions: assign({ wanted: ({ event }) => event.temperature }) },
  },
  states: {
    resting: {
      always: [
        { guard: 'isCold', target: 'heating' },
        { guard: 'isHot', target: 'cooling' },
      ],
    },
    heating: { always: { guard: ({ context }) => context.temperature >= context.wanted, target: 'resting' } },
    cooling: { always: { guard: ({ context }) => context.temperature <= context.wanted, target: 'resting' } },
  },
});

export const input = { wanted: 20 };

export const events = [
  ...[17, 19, 20, 21, 23].map(temperature => ({ type: 'measured' as const, temperature })),
  ...[18, 20, 22].map(temperature => ({ type: 'want' as const, temperature })),
];
