// Documents wait in line for a printer that runs out of paper. What is canceled while it prints is printed again.
import { assign, fromPromise, setup } from 'xstate';

interface Job {
  readonly name: string;
  readonly pages: number;
}

export const machine = setup({
  types: {
    context: {} as { queue: Job[]; current?: Job | undefined; paper: number; error: string | null },
    events: {} as { type: 'print'; job: Job } | { type: 'cancel' } | { type: 'refill' },
  },
  actors: {
    print: fromPromise<number, { job: Job | undefined }>(async ({ input }) => input.job?.pages ?? 0),
  },
  guards: {
    hasJob: ({ context }) => context.queue.length > 0,
    hasPaper: ({ context }) => context.paper >= (context.queue[0]?.pages ?? 0),
  },
}).createMachine({
  id: 'printer',
  context: { queue: [], paper: 3, error: null },
  initial: 'idle',
  on: {
    print: {
      guard: ({ context }) => context.queue.length < 2,
      actions: assign({ queue: ({ context, event }) => [...context.queue, event.job] }),
    },
    refill: { actions: assign({ paper: 3 }) },
  },
  states: {
    idle: { always: { guard: 'hasJob', target: 'checking' } },
    checking: {
      always: [{ guard: 'hasPaper', target: 'printing' }],
      on: { cancel: { target: 'idle', actions: assign({ queue: ({ context }) => context.queue.slice(1) }) } },
    },
    printing: {
      entry: assign(({ context: { queue } }) => ({ current: queue[0], queue: queue.slice(1) })),
      exit: assign({ current: undefined }),
      invoke: {
        src: 'print',
        input: ({ context }) => ({ job: context.current }),
        onDone: {
          target: 'idle',
          actions: assign({ paper: ({ context, event }) => context.paper - event.output, error: null }),
        },
        onError: { target: 'idle', actions: assign({ error: 'paper jam' }) },
      },
      on: {
        cancel: {
          target: 'idle',
          actions: assign({
            queue: ({ context }) =>
              context.current === undefined ? [] : [...context.queue, context.current],
          }),
        },
      },
    },
  },
});

export const events = [
  { type: 'print', job: { name: 'a', pages: 1 } },
  { type: 'print', job: { name: 'b', pages: 2 } },
  { type: 'cancel' },
  { type: 'refill' },
] as const;

export const outcomes = { print: { done: [1], error: [new Error('jam')] } };
