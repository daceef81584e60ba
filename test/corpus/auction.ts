// Bids until the hammer falls; it may fall before anybody has bid, and then nobody is the winner.
import { assign, setup } from 'xstate';

interface Bid {
  readonly bidder: string;
  readonly amount: number;
}

export const machine = setup({
  types: {
    context: {} as { bids: Bid[]; winner: string | undefined },
    events: {} as { type: 'open' } | ({ type: 'bid' } & Bid) | { type: 'withdraw'; bidder: string },
  },
  guards: {
    isHigher: ({ context, event }) =>
      event.type === 'bid' && event.amount > (context.bids.at(-1)?.amount ?? 0),
  },
}).createMachine({
  id: 'auction',
  context: { bids: [], winner: undefined },
  initial: 'announced',
  states: {
    announced: { on: { open: 'open' } },
    open: {
      on: {
        bid: {
          guard: 'isHigher',
          actions: assign({
            bids: ({ context, event: { bidder, amount } }) => [...context.bids, { bidder, amount }],
          }),
        },
        withdraw: {
          guard: ({ context, event }) => context.bids.some(({ bidder }) => bidder === event.bidder),
          actions: assign({
            bids: ({ context, event }) => context.bids.filter(({ bidder }) => bidder !== event.bidder),
          }),
        },
      },
      after: { 60000: 'sold' },
    },
    sold: {
      type: 'final',
      entry: assign({ winner: ({ context }) => context.bids.at(-1)?.bidder }),
    },
  },
});

export const events = [
  { type: 'open' as const },
  ...['ann', 'bob'].flatMap(bidder => [
    ...[10, 20, 30].map(amount => ({ type: 'bid' as const, bidder, amount })),
    { type: 'withdraw' as const, bidder },
  ]),
];
