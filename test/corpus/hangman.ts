// Guess the word letter by letter; four wrong ones are too many.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { word: string; guessed: string[]; lives: number },
    events: {} as { type: 'guess'; letter: string } | { type: 'again' },
    input: {} as { word: string },
  },
  guards: {
    isNew: ({ context, event }) => event.type === 'guess' && !context.guessed.includes(event.letter),
    isSolved: ({ context }) => [...context.word].every(letter => context.guessed.includes(letter)),
    isDead: ({ context }) => context.lives === 0,
  },
}).createMachine({
  id: 'hangman',
  context: ({ input }) => ({ word: input.word, guessed: [], lives: 4 }),
  initial: 'guessing',
  states: {
    guessing: {
      always: [
        { guard: 'isDead', target: 'lost' },
        { guard: 'isSolved', target: 'won' },
      ],
      on: {
        guess: {
          guard: 'isNew',
          actions: assign(({ context, event }) => ({
            guessed: [...context.guessed, event.letter].sort(),
            lives: context.word.includes(event.letter) ? context.lives : context.lives - 1,
          })),
        },
      },
    },
    won: { on: { again: '#hangman.restarting' } },
    lost: { on: { again: '#hangman.restarting' } },
    restarting: { always: { target: 'guessing', actions: assign({ guessed: [], lives: 4 }) } },
  },
});

export const input = { word: 'tea' };

export const events = [
  ...[...'teaxyzw'].map(letter => ({ type: 'guess' as const, letter })),
  { type: 'again' as const },
];
