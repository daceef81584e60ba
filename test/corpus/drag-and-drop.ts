// A box that is dragged over a small board. Escape brings it back to where it was.
import { assign, setup } from 'xstate';

interface Point {
  readonly x: number;
  readonly y: number;
}

export const machine = setup({
  types: {
    context: {} as { at: Point; from: Point | null; offset: Point | null },
    events: {} as
      | ({ type: 'down' } & Point)
      | ({ type: 'move' } & Point)
      | { type: 'up' }
      | { type: 'escape' },
  },
}).createMachine({
  id: 'drag',
  context: { at: { x: 0, y: 0 }, from: null, offset: null },
  initial: 'idle',
  states: {
    idle: {
      on: {
        down: {
          guard: ({ context: { at }, event }) => event.x === at.x && event.y === at.y,
          target: 'dragging',
          actions: assign({ from: ({ context }) => context.at }),
        },
      },
    },
    dragging: {
      initial: 'still',
      on: {
        up: { target: 'idle', actions: assign({ from: null, offset: null }) },
        escape: {
          target: 'idle',
          actions: assign({ at: ({ context }) => context.from ?? context.at, from: null, offset: null }),
        },
        move: {
          target: '.moving',
          actions: assign(({ context, event: { x, y } }) => ({
            at: { x, y },
            offset: { x: x - (context.from?.x ?? 0), y: y - (context.from?.y ?? 0) },
          })),
        },
      },
      states: { still: {}, moving: {} },
    },
  },
});

const POINTS: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
];

export const events = [
  ...POINTS.flatMap(point => [
    { type: 'down' as const, ...point },
    { type: 'move' as const, ...point },
  ]),
  { type: 'up' as const },
  { type: 'escape' as const },
];
