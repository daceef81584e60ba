// Rings at the time that is set, and again after each snooze. Whoever is not there when it rings hears no more of it.
import { assign, cancel, raise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { time: string | undefined; snoozes: number },
    events: {} as
      | { type: 'set'; time: string }
      | { type: 'ring' }
      | { type: 'snooze' }
      | { type: 'off' }
      | { type: 'clear' },
  },
}).createMachine({
  id: 'alarm',
  context: { time: undefined, snoozes: 0 },
  initial: 'unset',
  states: {
    unset: {
      entry: [cancel('alarm'), cancel('snooze')],
      on: { set: { target: 'set', actions: assign({ time: ({ event }) => event.time, snoozes: 0 }) } },
    },
    set: {
      entry: raise({ type: 'ring' }, { delay: 28_800_000, id: 'alarm' }),
      on: {
        ring: 'ringing',
        clear: { target: 'unset', actions: assign({ time: undefined }) },
      },
    },
    ringing: {
      after: { 600000: 'silent' },
      on: {
        snooze: {
          guard: ({ context }) => context.snoozes < 2,
          target: 'silent',
          actions: [
            raise({ type: 'ring' }, { delay: 300_000, id: 'snooze' }),
            assign({ snoozes: ({ context }) => context.snoozes + 1 }),
          ],
        },
        off: 'unset',
      },
    },
    silent: { on: { ring: 'ringing', off: 'unset' } },
  },
});

export const events = [
  { type: 'set', time: '7:00' },
  { type: 'snooze' },
  { type: 'off' },
  { type: 'clear' },
] as const;
