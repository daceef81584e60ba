// Three pages, and a help that leads back to where one was.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { name: string; plan: 'free' | 'paid' | undefined; agreed: boolean },
    events: {} as
      | { type: 'name'; name: string }
      | { type: 'plan'; plan: 'free' | 'paid' }
      | { type: 'agree' }
      | { type: 'next' }
      | { type: 'back' }
      | { type: 'help' }
      | { type: 'close' },
  },
}).createMachine({
  id: 'wizard',
  initial: 'pages',
  context: { name: '', plan: undefined, agreed: false },
  states: {
    pages: {
      initial: 'name',
      on: { help: 'help' },
      states: {
        name: {
          on: {
            name: { actions: assign({ name: ({ event }) => event.name }) },
            next: { guard: ({ context }) => context.name !== '', target: 'plan' },
          },
        },
        plan: {
          on: {
            plan: { actions: assign({ plan: ({ event }) => event.plan }) },
            next: [
              { guard: ({ context }) => context.plan === 'paid', target: 'terms' },
              { guard: ({ context }) => context.plan === 'free', target: '#wizard.done' },
            ],
            back: 'name',
          },
        },
        terms: {
          on: {
            agree: { actions: assign({ agreed: ({ context }) => !context.agreed }) },
            next: { guard: ({ context }) => context.agreed, target: '#wizard.done' },
            back: 'plan',
          },
        },
        last: { type: 'history' },
      },
    },
    help: { on: { close: 'pages.last' } },
    done: { type: 'final' },
  },
});

export const events = [
  { type: 'name', name: 'Ada' },
  { type: 'plan', plan: 'free' },
  { type: 'plan', plan: 'paid' },
  { type: 'agree' },
  { type: 'next' },
  { type: 'back' },
  { type: 'help' },
  { type: 'close' },
] as const;
