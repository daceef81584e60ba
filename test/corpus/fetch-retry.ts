// Ask a server, and ask again after a while. Three tries, then a person has to say so.
import { assign, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { url: string; data: string[] | null; error: unknown; retries: number },
    events: {} as { type: 'fetch' } | { type: 'cancel' },
    input: {} as { url: string },
  },
  actors: {
    request: fromPromise<string[], { url: string }>(async () => []),
  },
  guards: { mayRetry: ({ context }) => context.retries < 3 },
  delays: { backoff: ({ context }) => 500 * 2 ** context.retries, timeout: 10_000 },
}).createMachine({
  id: 'fetch',
  initial: 'idle',
  context: ({ input }) => ({ url: input.url, data: null, error: null, retries: 0 }),
  states: {
    idle: { on: { fetch: 'loading' } },
    loading: {
      invoke: {
        src: 'request',
        input: ({ context }) => ({ url: context.url }),
        onDone: {
          target: 'success',
          actions: assign({ data: ({ event }) => event.output, retries: 0 }),
        },
        onError: { target: 'failure', actions: assign({ error: ({ event }) => event.error }) },
      },
      after: { timeout: { target: 'failure', actions: assign({ error: 'timeout' }) } },
      on: { cancel: 'idle' },
    },
    failure: {
      after: {
        backoff: {
          guard: 'mayRetry',
          target: 'loading',
          actions: assign({ retries: ({ context }) => context.retries + 1 }),
        },
      },
      on: { fetch: { target: 'loading', actions: assign({ retries: 0 }) } },
    },
    success: { on: { fetch: 'loading' } },
  },
});

export const input = { url: 'https://example.org/list' };

export const events = [{ type: 'fetch' }, { type: 'cancel' }] as const;

export const outcomes = { request: { done: [['a', 'b'], []], error: ['offline'] } };
