// The game. Whoever wrote it forgot that one can win by the second column.
import { assign, setup } from 'xstate';

type Player = 'x' | 'o';

const LINES: readonly (readonly [number, number, number])[] = [
  [0, 1, 2],
  [3, 4, 5],
  [6, 7, 8],
  [0, 3, 6],
  [2, 5, 8],
  [0, 4, 8],
  [2, 4, 6],
];

export const machine = setup({
  types: {
    context: {} as {
      board: (Player | null)[];
      moves: number;
      player: Player;
      winner: Player | undefined;
    },
    events: {} as { type: 'play'; cell: number } | { type: 'reset' },
  },
  guards: {
    isFree: ({ context, event }) => event.type === 'play' && context.board[event.cell] === null,
    isWon: ({ context: { board } }) =>
      LINES.some(([a, b, c]) => board[a] !== null && board[a] === board[b] && board[a] === board[c]),
    isFull: ({ context }) => context.moves === 9,
  },
  actions: {
    mark: assign({
      board: ({ context, event }) =>
        context.board.map((cell, place) =>
          event.type === 'play' && place === event.cell ? context.player : cell,
        ),
      moves: ({ context }) => context.moves + 1,
      player: ({ context }) => (context.player === 'x' ? 'o' : 'x'),
    }),
    setWinner: assign({ winner: ({ context }) => (context.player === 'x' ? 'o' : 'x') }),
    clear: assign({ board: () => Array(9).fill(null), moves: 0, player: 'x', winner: undefined }),
  },
}).createMachine({
  id: 'tic-tac-toe',
  context: { board: Array(9).fill(null), moves: 0, player: 'x', winner: undefined },
  initial: 'playing',
  states: {
    playing: {
      always: [
        { guard: 'isWon', target: 'over.won' },
        { guard: 'isFull', target: 'over.drawn' },
      ],
      on: { play: { guard: 'isFree', actions: 'mark' } },
    },
    over: {
      initial: 'drawn',
      states: { won: { entry: 'setWinner' }, drawn: {} },
      on: { reset: { target: 'playing', actions: 'clear' } },
    },
  },
});

export const events = [
  ...Array.from({ length: 9 }, (_, cell) => ({ type: 'play' as const, cell })),
  { type: 'reset' as const },
];
