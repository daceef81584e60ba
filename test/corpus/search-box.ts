// Searches when one stops typing. An answer that comes too late is thrown away with its search.
import { assign, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { query: string; results: string[]; selected: number | undefined; failed: boolean },
    events: {} as { type: 'type'; query: string } | { type: 'down' } | { type: 'enter' } | { type: 'escape' },
  },
  actors: {
    search: fromPromise<string[], { query: string }>(async ({ input }) => [input.query]),
  },
  delays: { debounce: 300 },
}).createMachine({
  id: 'search',
  context: { query: '', results: [], selected: undefined, failed: false },
  initial: 'idle',
  on: {
    type: { target: '.debouncing', reenter: true, actions: assign({ query: ({ event }) => event.query }) },
    escape: {
      target: '.idle',
      actions: assign({ query: '', results: [], selected: undefined }),
    },
  },
  states: {
    idle: {},
    debouncing: {
      always: { guard: ({ context }) => context.query === '', target: 'idle' },
      after: { debounce: 'searching' },
    },
    searching: {
      invoke: {
        src: 'search',
        input: ({ context }) => ({ query: context.query }),
        onDone: {
          target: 'showing',
          actions: assign({ results: ({ event }) => event.output, selected: undefined, failed: false }),
        },
        onError: { target: 'showing', actions: assign({ results: [], failed: true }) },
      },
    },
    showing: {
      on: {
        down: {
          guard: ({ context }) => context.results.length > 0,
          actions: assign({
            selected: ({ context }) => ((context.selected ?? -1) + 1) % context.results.length,
          }),
        },
        enter: { guard: ({ context }) => context.selected !== undefined, target: 'chosen' },
      },
    },
    chosen: { type: 'final' },
  },
});

export const events = [
  { type: 'type', query: 'te' },
  { type: 'type', query: '' },
  { type: 'down' },
  { type: 'enter' },
  { type: 'escape' },
] as const;

export const outcomes = { search: { done: [['tea', 'ten'], []], error: [new Error('offline')] } };
