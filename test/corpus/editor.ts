// A text that saves itself. What is typed while it is being saved counts as saved afterwards, which it is not.
import { assign, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { text: string; stored: string; isDirty: boolean },
    events: {} as
      | { type: 'type'; text: string }
      | { type: 'save' }
      | { type: 'online' }
      | { type: 'offline' },
  },
  actors: {
    store: fromPromise<string, { text: string }>(async ({ input }) => input.text),
  },
}).createMachine({
  id: 'editor',
  type: 'parallel',
  context: { text: '', stored: '', isDirty: false },
  states: {
    document: {
      initial: 'clean',
      on: { type: { actions: assign({ text: ({ event }) => event.text, isDirty: true }) } },
      states: {
        clean: {
          on: {
            type: { target: 'dirty', actions: assign({ text: ({ event }) => event.text, isDirty: true }) },
          },
        },
        dirty: {
          after: { 2000: 'saving' },
          on: { save: 'saving' },
        },
        saving: {
          entry: assign({ stored: ({ context }) => context.text }),
          invoke: {
            src: 'store',
            input: ({ context }) => ({ text: context.text }),
            onDone: { target: 'clean', actions: assign({ isDirty: false }) },
            onError: { target: 'dirty', actions: assign({ stored: '' }) },
          },
        },
      },
    },
    network: {
      initial: 'online',
      states: {
        online: { on: { offline: 'offline' } },
        offline: { on: { online: 'online' } },
      },
    },
  },
});

export const events = [
  { type: 'type', text: 'a' },
  { type: 'type', text: 'ab' },
  { type: 'save' },
  { type: 'online' },
  { type: 'offline' },
] as const;

export const outcomes = { store: { done: ['ok'], error: ['offline'] } };
