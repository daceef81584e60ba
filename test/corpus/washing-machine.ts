// A program that goes on where it was paused, deep inside, and a door that must be shut.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { program: 'cotton' | 'wool'; rinses: number; door: 'open' | 'shut' },
    events: {} as
      | { type: 'program'; program: 'cotton' | 'wool' }
      | { type: 'start' }
      | { type: 'pause' }
      | { type: 'door' }
      | { type: 'full' }
      | { type: 'empty' },
  },
  delays: { washing: ({ context }) => (context.program === 'wool' ? 1_200_000 : 3_600_000) },
}).createMachine({
  id: 'washing machine',
  context: { program: 'cotton', rinses: 0, door: 'open' },
  initial: 'off',
  states: {
    off: {
      on: {
        program: { actions: assign({ program: ({ event }) => event.program }) },
        door: { actions: assign({ door: ({ context }) => (context.door === 'open' ? 'shut' : 'open') }) },
        start: {
          guard: ({ context }) => context.door === 'shut',
          target: 'running',
          actions: assign({ rinses: 0 }),
        },
      },
    },
    running: {
      initial: 'wash',
      on: { pause: 'paused' },
      onDone: 'off',
      states: {
        wash: {
          initial: 'filling',
          onDone: 'rinse',
          states: {
            filling: { on: { full: 'turning' } },
            turning: { after: { washing: 'pumping' } },
            pumping: { on: { empty: 'over' } },
            over: { type: 'final' },
          },
        },
        rinse: {
          initial: 'filling',
          onDone: [
            { guard: ({ context }) => context.rinses < 2, target: 'rinse', reenter: true },
            { guard: ({ context }) => context.program === 'wool', target: 'over' },
            { target: 'spin' },
          ],
          states: {
            filling: { on: { full: 'pumping' } },
            pumping: { on: { empty: 'over' } },
            over: { type: 'final', entry: assign({ rinses: ({ context }) => context.rinses + 1 }) },
          },
        },
        spin: { after: { 300000: 'over' } },
        over: { type: 'final' },
        last: { type: 'history', history: 'deep' },
      },
    },
    paused: {
      on: {
        start: { guard: ({ context }) => context.door === 'shut', target: 'running.last' },
        door: { actions: assign({ door: ({ context }) => (context.door === 'open' ? 'shut' : 'open') }) },
      },
    },
  },
});

export const events = [
  { type: 'program', program: 'wool' },
  { type: 'program', program: 'cotton' },
  { type: 'start' },
  { type: 'pause' },
  { type: 'door' },
  { type: 'full' },
  { type: 'empty' },
] as const;
