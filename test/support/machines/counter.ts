import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

type CounterEvent = { readonly type: 'add'; readonly by: number } | { readonly type: 'look' | 'reset' };

const types: { context?: { readonly count: { readonly n: number } }; events?: CounterEvent } = {};

/** Counts up to a limit; a look changes nothing, but is observed; a reset is possible at `resetAt` only. */
export function counter(limit: number, resetAt = 0) {
  return setup({ types, actions: { observe: (_, _seen: { readonly n: number }) => {} } }).createMachine({
    id: 'counter',
    context: { count: { n: 0 } },
    on: {
      add: {
        guard: ({ context, event }) => context.count.n + event.by <= limit,
        actions: edit(({ count }, { by }) => {
          count.n += by;
        }),
      },
      look: { actions: { type: 'observe', params: ({ context }) => ({ n: context.count.n }) } },
      reset: {
        guard: ({ context }) => context.count.n === resetAt,
        actions: edit(({ count }) => {
          count.n = 0;
        }),
      },
    },
  });
}
