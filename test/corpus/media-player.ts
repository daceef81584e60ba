// Playback and sound, side by side. Muting remembers how loud it was.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { volume: number; before: number | undefined; track: number },
    events: {} as
      | { type: 'play' }
      | { type: 'pause' }
      | { type: 'stop' }
      | { type: 'next' }
      | { type: 'ended' }
      | { type: 'louder' }
      | { type: 'softer' }
      | { type: 'mute' },
  },
  actions: {
    softer: assign({ volume: ({ context }) => Math.max(0, context.volume - 1) }),
    rememberVolume: assign({ before: ({ context }) => context.volume, volume: 0 }),
    restoreVolume: assign({ before: undefined, volume: ({ context }) => context.before ?? 1 }),
  },
  guards: {
    isLast: ({ context }) => context.track === 2,
    isSilent: ({ context }) => context.volume === 0,
  },
}).createMachine({
  id: 'player',
  type: 'parallel',
  context: { volume: 2, before: undefined, track: 0 },
  states: {
    playback: {
      initial: 'stopped',
      states: {
        stopped: {
          entry: assign({ track: 0 }),
          on: { play: 'playing' },
        },
        playing: {
          on: {
            pause: 'paused',
            stop: 'stopped',
            next: { guard: 'isLast', target: 'stopped' },
            ended: [
              { guard: 'isLast', target: 'stopped' },
              { actions: assign({ track: ({ context }) => context.track + 1 }) },
            ],
          },
        },
        paused: { on: { play: 'playing', stop: 'stopped' } },
      },
    },
    sound: {
      initial: 'on',
      states: {
        on: {
          on: {
            louder: {
              guard: ({ context }) => context.volume < 3,
              actions: assign({ volume: ({ context }) => context.volume + 1 }),
            },
            softer: { actions: 'softer' },
            mute: { target: 'muted', actions: 'rememberVolume' },
          },
          always: { guard: 'isSilent', target: 'muted' },
        },
        muted: { on: { mute: { target: 'on', actions: 'restoreVolume' } } },
      },
    },
  },
});

export const events = (['play', 'pause', 'stop', 'next', 'ended', 'louder', 'softer', 'mute'] as const).map(
  type => ({ type }),
);
