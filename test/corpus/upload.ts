// A file on its way to a server: progress, pause, cancel, and a checksum in the end.
import { assign, fromCallback, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { file: string | null; percent: number; failures: number; message: string },
    events: {} as
      | { type: 'choose'; file: string }
      | { type: 'start' }
      | { type: 'progress'; percent: number }
      | { type: 'broken' }
      | { type: 'pause' }
      | { type: 'resume' }
      | { type: 'cancel' },
  },
  actors: {
    transfer: fromCallback<{ type: 'stop' }, { file: string | null; from: number }>(() => () => {}),
    verify: fromPromise<boolean>(async () => true),
  },
  delays: { patience: ({ context }) => 1000 * 2 ** context.failures },
}).createMachine({
  id: 'upload',
  context: { file: null, percent: 0, failures: 0, message: '' },
  initial: 'idle',
  states: {
    idle: {
      on: {
        choose: {
          actions: assign({ file: ({ event }) => event.file, percent: 0, failures: 0, message: '' }),
        },
        start: { guard: ({ context }) => context.file !== null, target: 'active' },
      },
    },
    active: {
      initial: 'sending',
      on: {
        cancel: { target: 'idle', actions: assign({ percent: 0, message: 'canceled' }) },
      },
      states: {
        sending: {
          invoke: {
            src: 'transfer',
            input: ({ context }) => ({ file: context.file, from: context.percent }),
          },
          on: {
            progress: {
              guard: ({ context, event }) => event.percent > context.percent,
              actions: assign({ percent: ({ event }) => event.percent }),
            },
            broken: [
              {
                guard: ({ context }) => context.failures < 2,
                target: 'waiting',
                actions: assign({ failures: ({ context }) => context.failures + 1 }),
              },
              { target: '#upload.failed' },
            ],
            pause: 'paused',
          },
          always: { guard: ({ context }) => context.percent === 100, target: 'verifying' },
        },
        waiting: { after: { patience: 'sending' } },
        paused: { on: { resume: 'sending' } },
        verifying: {
          invoke: {
            src: 'verify',
            onDone: [
              { guard: ({ event }) => event.output, target: '#upload.done' },
              { target: 'sending', actions: assign({ percent: 0 }) },
            ],
            onError: '#upload.failed',
          },
        },
      },
    },
    failed: {
      entry: assign({ message: 'failed' }),
      on: { choose: { target: 'idle', actions: assign({ file: ({ event }) => event.file }) } },
    },
    done: { type: 'final', entry: assign({ message: ({ context }) => `${context.file} is there` }) },
  },
});

export const events = [
  { type: 'choose', file: 'a.txt' },
  { type: 'start' },
  { type: 'progress', percent: 50 },
  { type: 'progress', percent: 100 },
  { type: 'broken' },
  { type: 'pause' },
  { type: 'resume' },
  { type: 'cancel' },
] as const;

export const outcomes = { transfer: {}, verify: { done: [true, false], error: ['no answer'] } };
