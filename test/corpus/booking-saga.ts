// Flight, hotel and car, and each is given back if a later one cannot be had; the hotel is given back only if it was dear.
import { assign, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as {
      flight?: string;
      hotel?: { name: string; stars: number };
      car?: string;
      reason?: string;
    },
    events: {} as { type: 'book' },
  },
  actors: {
    bookFlight: fromPromise<string>(async () => 'F1'),
    bookHotel: fromPromise<{ name: string; stars: number }>(async () => ({ name: 'Ritz', stars: 5 })),
    bookCar: fromPromise<string>(async () => 'C1'),
    cancelHotel: fromPromise<void>(async () => {}),
    cancelFlight: fromPromise<void>(async () => {}),
  },
  actions: {
    setReason: assign({ reason: (_, params: { reason: string }) => params.reason }),
  },
}).createMachine({
  id: 'trip',
  initial: 'idle',
  context: {},
  states: {
    idle: { on: { book: 'bookingFlight' } },
    bookingFlight: {
      invoke: {
        src: 'bookFlight',
        onDone: { target: 'bookingHotel', actions: assign({ flight: ({ event }) => event.output }) },
        onError: { target: 'failed', actions: { type: 'setReason', params: { reason: 'no flight' } } },
      },
    },
    bookingHotel: {
      invoke: {
        src: 'bookHotel',
        onDone: { target: 'bookingCar', actions: assign({ hotel: ({ event }) => event.output }) },
        onError: {
          target: 'cancelingFlight',
          actions: { type: 'setReason', params: { reason: 'no hotel' } },
        },
      },
    },
    bookingCar: {
      invoke: {
        src: 'bookCar',
        onDone: { target: 'booked', actions: assign({ car: ({ event }) => event.output }) },
        onError: { target: 'cancelingHotel', actions: { type: 'setReason', params: { reason: 'no car' } } },
      },
    },
    cancelingHotel: {
      always: { guard: ({ context }) => (context.hotel?.stars ?? 0) < 3, target: 'cancelingFlight' },
      invoke: {
        src: 'cancelHotel',
        onDone: { target: 'cancelingFlight', actions: assign(({ context: { hotel: _, ...rest } }) => rest) },
        onError: 'stuck',
      },
    },
    cancelingFlight: {
      invoke: {
        src: 'cancelFlight',
        onDone: { target: 'failed', actions: assign({ flight: () => undefined as never }) },
        onError: 'stuck',
      },
    },
    booked: { type: 'final' },
    failed: { type: 'final' },
    stuck: {},
  },
});

export const events = [{ type: 'book' }] as const;

export const outcomes = {
  bookFlight: { done: ['F1'], error: ['full'] },
  bookHotel: {
    done: [
      { name: 'Ritz', stars: 5 },
      { name: 'Inn', stars: 2 },
    ],
    error: ['full'],
  },
  bookCar: { done: ['C1'], error: ['none left'] },
  cancelHotel: { done: [undefined], error: ['too late'] },
  cancelFlight: { done: [undefined], error: ['too late'] },
};
