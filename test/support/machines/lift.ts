import { raise, setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

export type LiftObservation = { readonly bell: number } | { readonly refused: string };

export type LiftEvent =
  | { readonly type: 'call'; readonly floor: number }
  | { readonly type: 'tick' | 'close' | 'jam' | 'free' };

interface LiftContext {
  readonly car: { readonly floor: number; readonly goal: number | null; readonly moving: boolean };
  readonly door: { readonly open: boolean; readonly blocked: boolean };
  readonly lamp: readonly [up: boolean, down: boolean];
}

const types: {
  context?: LiftContext;
  events?: LiftEvent | { readonly type: 'arrived' };
} = {};

/**
 * A lift between floors 0 to 3. Its car decides by eventless transitions and arrives in a final state; its
 * door follows the event that the car raises. A call while it is busy is refused, and says so.
 */
export const lift = setup({
  types,
  actions: { observe: (_, _observation: LiftObservation) => {} },
  guards: {
    goalIsAbove: ({ context: { car } }) => car.goal !== null && car.goal > car.floor,
    goalIsBelow: ({ context: { car } }) => car.goal !== null && car.goal < car.floor,
    doorIsOpen: ({ context: { door } }) => door.open,
  },
}).createMachine({
  id: 'lift',
  type: 'parallel',
  context: {
    car: { floor: 0, goal: null, moving: false },
    door: { open: false, blocked: false },
    lamp: [false, false],
  },
  states: {
    car: {
      initial: 'idle',
      states: {
        idle: {
          on: {
            call: [
              { guard: 'doorIsOpen', actions: { type: 'observe', params: { refused: 'the door is open' } } },
              {
                target: 'trip',
                actions: edit((draft, { floor }) => {
                  draft.car.goal = floor;
                }),
              },
            ],
          },
        },
        trip: {
          initial: 'deciding',
          onDone: {
            target: 'idle',
            actions: [
              raise({ type: 'arrived' }),
              { type: 'observe', params: ({ context }) => ({ bell: context.car.floor }) },
            ],
          },
          entry: edit(draft => {
            draft.car.moving = true;
          }),
          exit: edit(draft => {
            draft.car.moving = false;
            draft.car.goal = null;
            draft.lamp.fill(false);
          }),
          on: { call: { actions: { type: 'observe', params: { refused: 'under way' } } } },
          states: {
            deciding: {
              always: [
                { guard: 'goalIsAbove', target: 'rising' },
                { guard: 'goalIsBelow', target: 'sinking' },
                { target: 'there' },
              ],
            },
            rising: {
              entry: edit(draft => {
                draft.lamp[0] = true;
              }),
              on: {
                tick: {
                  target: 'deciding',
                  actions: edit(({ car }) => {
                    car.floor++;
                  }),
                },
              },
            },
            sinking: {
              entry: edit(draft => {
                draft.lamp[1] = true;
              }),
              on: {
                tick: {
                  target: 'deciding',
                  actions: edit(({ car }) => {
                    car.floor--;
                  }),
                },
              },
            },
            there: { type: 'final' },
          },
        },
      },
    },
    door: {
      initial: 'shut',
      states: {
        shut: { on: { arrived: 'ajar' } },
        ajar: {
          initial: 'clear',
          entry: edit(({ door }) => {
            door.open = true;
          }),
          exit: edit(({ door }) => {
            door.open = false;
          }),
          states: {
            clear: { on: { close: '#lift.door.shut', jam: 'jammed' } },
            jammed: {
              entry: edit(({ door }) => {
                door.blocked = true;
              }),
              exit: edit(({ door }) => {
                door.blocked = false;
              }),
              on: { free: 'clear' },
            },
          },
        },
      },
    },
  },
});

export const liftEvents: readonly LiftEvent[] = [
  ...[0, 1, 2, 3].map(floor => ({ type: 'call', floor }) as const),
  { type: 'tick' },
  { type: 'close' },
  { type: 'jam' },
  { type: 'free' },
];
