// Coins in, drinks out. Who cancels gets the coins back, and who waits too long does not.
import { assign, setup } from 'xstate';

const PRICES = { cola: 3, water: 2 } as const;

export const machine = setup({
  types: {
    context: {} as {
      paid: number;
      stock: Record<keyof typeof PRICES, number>;
      tray: string[];
      taken: number;
    },
    events: {} as
      | { type: 'coin'; value: number }
      | { type: 'select'; drink: keyof typeof PRICES }
      | { type: 'cancel' }
      | { type: 'take' },
  },
  guards: {
    isPaid: ({ context, event }) =>
      event.type === 'select' && context.paid >= PRICES[event.drink] && context.stock[event.drink] > 0,
    hasRoom: ({ context, event }) => event.type === 'coin' && context.paid + event.value <= 4,
  },
  actions: {
    give: assign(({ context, event }) => {
      if (event.type !== 'select') return {};
      const { drink } = event;
      return {
        paid: context.paid - PRICES[drink],
        stock: { ...context.stock, [drink]: context.stock[drink] - 1 },
        tray: [...context.tray, drink],
      };
    }),
    returnCoins: assign({ paid: 0 }),
  },
}).createMachine({
  id: 'vending machine',
  context: { paid: 0, stock: { cola: 1, water: 2 }, tray: [], taken: 0 },
  initial: 'idle',
  states: {
    idle: {
      always: { guard: ({ context }) => context.paid > 0, target: 'paying' },
      on: { coin: { guard: 'hasRoom', actions: assign({ paid: ({ event }) => event.value }) } },
    },
    paying: {
      after: { 30000: { target: 'idle', actions: 'returnCoins' } },
      on: {
        coin: {
          guard: 'hasRoom',
          target: 'paying',
          reenter: true,
          actions: assign({ paid: ({ context, event }) => context.paid + event.value }),
        },
        select: { guard: 'isPaid', target: 'giving', actions: 'give' },
        cancel: { target: 'idle', actions: 'returnCoins' },
      },
    },
    giving: {
      on: {
        take: {
          target: 'idle',
          actions: assign({ tray: [], taken: ({ context }) => context.taken + context.tray.length }),
        },
      },
    },
  },
});

export const events = [
  { type: 'coin', value: 1 },
  { type: 'coin', value: 2 },
  { type: 'select', drink: 'cola' },
  { type: 'select', drink: 'water' },
  { type: 'cancel' },
  { type: 'take' },
] as const;
