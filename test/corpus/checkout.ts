// A shop's checkout: cart, address, payment with three tries. The shop forgets the coupon's discount when the cart changes.
import { assign, fromPromise, setup } from 'xstate';

interface Receipt {
  readonly number: string;
}

export const machine = setup({
  types: {
    context: {} as {
      items: string[];
      address: string | undefined;
      discount: number;
      tries: number;
      receipt: Receipt | null;
      error: string | null;
    },
    events: {} as
      | { type: 'add'; item: string }
      | { type: 'remove'; item: string }
      | { type: 'coupon'; percent: number }
      | { type: 'next' }
      | { type: 'back' }
      | { type: 'address'; street: string },
  },
  actors: {
    charge: fromPromise<Receipt, { items: string[] }>(async () => ({ number: 'R-1' })),
  },
  guards: {
    hasItems: ({ context }) => context.items.length > 0,
    hasAddress: ({ context }) => context.address !== undefined,
    mayTryAgain: ({ context }) => context.tries < 3,
  },
}).createMachine({
  id: 'checkout',
  context: { items: [], address: undefined, discount: 0, tries: 0, receipt: null, error: null },
  initial: 'cart',
  states: {
    cart: {
      on: {
        add: {
          guard: ({ context, event }) => !context.items.includes(event.item),
          actions: assign({
            items: ({ context, event }) => [...context.items, event.item],
            discount: 0,
          }),
        },
        remove: {
          guard: ({ context, event }) => context.items.includes(event.item),
          actions: assign({
            items: ({ context, event }) => context.items.filter(item => item !== event.item),
          }),
        },
        coupon: { actions: assign({ discount: ({ event }) => event.percent }) },
        next: { guard: 'hasItems', target: 'shipping' },
      },
    },
    shipping: {
      on: {
        address: { actions: assign({ address: ({ event }) => event.street }) },
        back: 'cart',
        next: { guard: 'hasAddress', target: 'paying' },
      },
    },
    paying: {
      entry: assign({ tries: ({ context }) => context.tries + 1 }),
      invoke: {
        src: 'charge',
        input: ({ context }) => ({ items: context.items }),
        onDone: { target: 'paid', actions: assign({ receipt: ({ event }) => event.output, error: null }) },
        onError: [
          { guard: 'mayTryAgain', target: 'declined', actions: assign({ error: 'declined' }) },
          { target: 'blocked' },
        ],
      },
    },
    declined: { on: { next: 'paying', back: 'cart' } },
    blocked: { type: 'final' },
    paid: { type: 'final' },
  },
});

export const events = [
  { type: 'add', item: 'tea' },
  { type: 'add', item: 'cup' },
  { type: 'remove', item: 'tea' },
  { type: 'remove', item: 'cup' },
  { type: 'coupon', percent: 10 },
  { type: 'next' },
  { type: 'back' },
  { type: 'address', street: 'Main Street 1' },
] as const;

export const outcomes = { charge: { done: [{ number: 'R-1' }], error: ['no credit'] } };
