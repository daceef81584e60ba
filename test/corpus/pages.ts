// A long list, page by page; the last page is known when it comes.
import { assign, fromPromise, setup } from 'xstate';

interface Page {
  readonly rows: number[];
  readonly isLast: boolean;
}

export const machine = setup({
  types: {
    input: {} as { size: number },
    context: {} as { page: number; last: number | undefined; rows: number[]; size: number },
    events: {} as { type: 'next' } | { type: 'previous' } | { type: 'first' } | { type: 'retry' },
  },
  actors: {
    load: fromPromise<Page, { page: number; size: number }>(async () => ({ rows: [], isLast: true })),
  },
  guards: {
    hasNext: ({ context }) => context.page < 3 && context.page !== context.last,
    hasPrevious: ({ context }) => context.page > 1,
  },
}).createMachine({
  id: 'pages',
  context: ({ input }) => ({ page: 1, last: undefined, rows: [], size: input.size }),
  initial: 'loading',
  states: {
    loading: {
      invoke: {
        src: 'load',
        input: ({ context: { page, size } }) => ({ page, size }),
        onDone: {
          target: 'showing',
          actions: assign(({ context, event }) => ({
            rows: event.output.rows,
            last: event.output.isLast ? context.page : context.last,
          })),
        },
        onError: 'failed',
      },
    },
    showing: {
      on: {
        next: {
          guard: 'hasNext',
          target: 'loading',
          actions: assign({ page: ({ context }) => context.page + 1 }),
        },
        previous: {
          guard: 'hasPrevious',
          target: 'loading',
          actions: assign({ page: ({ context }) => context.page - 1 }),
        },
        first: { target: 'loading', actions: assign({ page: 1 }) },
      },
    },
    failed: { on: { retry: 'loading' } },
  },
});

export const input = { size: 2 };

export const events = [{ type: 'next' }, { type: 'previous' }, { type: 'first' }, { type: 'retry' }] as const;

export const outcomes = {
  load: {
    done: [
      { rows: [1, 2], isLast: false },
      { rows: [3], isLast: true },
    ],
    error: ['offline'],
  },
};
