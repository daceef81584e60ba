// Questions from outside, a clock for each, and a score.
import { assign, setup } from 'xstate';

interface Question {
  readonly text: string;
  readonly answer: string;
}

export const machine = setup({
  types: {
    input: {} as { questions: readonly Question[] },
    context: {} as {
      questions: readonly Question[];
      at: number;
      answers: (string | undefined)[];
      score?: number;
    },
    events: {} as { type: 'start' } | { type: 'answer'; text: string } | { type: 'skip' } | { type: 'again' },
  },
  guards: { isLast: ({ context }) => context.at === context.questions.length },
  actions: {
    next: assign({ at: ({ context }) => context.at + 1 }),
    record: assign({
      answers: ({ context, event }) => [...context.answers, event.type === 'answer' ? event.text : undefined],
    }),
  },
}).createMachine({
  id: 'quiz',
  context: ({ input }) => ({ questions: input.questions, at: 0, answers: [] }),
  initial: 'welcome',
  states: {
    welcome: { on: { start: 'asking' } },
    asking: {
      always: { guard: 'isLast', target: 'over' },
      after: { 20000: { target: 'asking', reenter: true, actions: ['record', 'next'] } },
      on: {
        answer: { target: 'asking', reenter: true, actions: ['record', 'next'] },
        skip: { target: 'asking', reenter: true, actions: 'next' },
      },
    },
    over: {
      entry: assign({
        score: ({ context }) =>
          context.questions.filter(({ answer }, at) => context.answers[at] === answer).length,
      }),
      on: { again: { target: 'welcome', actions: assign({ at: 0, answers: [], score: 0 }) } },
    },
  },
});

export const input = {
  questions: [
    { text: '1 + 1', answer: '2' },
    { text: '2 + 2', answer: '4' },
    { text: '3 - 1', answer: '2' },
  ],
};

export const events = [
  { type: 'start' },
  { type: 'answer', text: '2' },
  { type: 'answer', text: '4' },
  { type: 'skip' },
  { type: 'again' },
] as const;
