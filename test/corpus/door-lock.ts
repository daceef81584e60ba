// A lock with two digits. Three wrong codes close it for a minute.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { code: string; entered: string; wrong: number },
    events: {} as
      | { type: 'digit'; digit: string }
      | { type: 'clear' }
      | { type: 'close' }
      | { type: 'change' },
    input: {} as { code: string },
  },
  guards: {
    isRight: ({ context }) => context.entered === context.code,
    isComplete: ({ context }) => context.entered.length === 2,
    isTooOften: ({ context }) => context.wrong >= 3,
  },
  actions: {
    enter: assign({
      entered: ({ context, event }) => context.entered + (event.type === 'digit' ? event.digit : ''),
    }),
    clear: assign({ entered: '' }),
    count: assign({ wrong: ({ context }) => context.wrong + 1 }),
  },
}).createMachine({
  id: 'lock',
  initial: 'locked',
  context: ({ input }) => ({ code: input.code, entered: '', wrong: 0 }),
  states: {
    locked: {
      initial: 'entering',
      states: {
        entering: {
          on: { digit: { target: 'checking', actions: 'enter' }, clear: { actions: 'clear' } },
          after: { 10000: { actions: 'clear' } },
        },
        checking: {
          always: [
            { guard: 'isRight', target: '#lock.unlocked', actions: ['clear', assign({ wrong: 0 })] },
            { guard: 'isComplete', target: 'refusing', actions: ['clear', 'count'] },
            { target: 'entering' },
          ],
        },
        refusing: {
          always: [{ guard: 'isTooOften', target: '#lock.blocked' }, { target: 'entering' }],
        },
      },
    },
    unlocked: {
      on: { close: 'locked', change: 'changing' },
      after: { 30000: 'locked' },
    },
    changing: {
      on: {
        digit: { actions: 'enter' },
        close: { target: 'locked', actions: 'clear' },
      },
      always: {
        guard: 'isComplete',
        target: 'unlocked',
        actions: [assign({ code: ({ context }) => context.entered }), 'clear'],
      },
    },
    blocked: { after: { 60000: { target: 'locked', actions: assign({ wrong: 0 }) } } },
  },
});

export const input = { code: '12' };

export const events = [
  { type: 'digit', digit: '1' },
  { type: 'digit', digit: '2' },
  { type: 'clear' },
  { type: 'close' },
  { type: 'change' },
] as const;
