// A form whose fields are not there before they are filled in. Saving again keeps the old complaint.
import { assign, fromPromise, setup } from 'xstate';

interface Fields {
  readonly email: string | undefined;
  readonly age: number | undefined;
}

export const machine = setup({
  types: {
    context: {} as { fields: Fields; errors: Record<string, string>; saved: Fields | undefined },
    events: {} as
      | { type: 'email'; value: string | undefined }
      | { type: 'age'; value: number | undefined }
      | { type: 'save' }
      | { type: 'reset' },
  },
  actors: {
    save: fromPromise<Fields, Fields>(async ({ input }) => input),
  },
  actions: {
    validate: assign({
      errors: ({ context: { fields } }) => ({
        ...(fields.email?.includes('@') === false ? { email: 'has no @' } : {}),
        ...(fields.age !== undefined && fields.age < 18 ? { age: 'too young' } : {}),
      }),
    }),
  },
  guards: {
    isValid: ({ context }) => Object.keys(context.errors).length === 0 && context.fields.email !== undefined,
  },
}).createMachine({
  id: 'profile',
  initial: 'editing',
  context: { fields: { email: undefined, age: undefined }, errors: {}, saved: undefined },
  states: {
    editing: {
      on: {
        email: {
          actions: [
            assign({ fields: ({ context, event }) => ({ ...context.fields, email: event.value }) }),
            'validate',
          ],
        },
        age: {
          actions: [
            assign({ fields: ({ context, event }) => ({ ...context.fields, age: event.value }) }),
            'validate',
          ],
        },
        save: { guard: 'isValid', target: 'saving' },
        reset: {
          actions: assign({ fields: ({ context }) => context.saved ?? { email: undefined, age: undefined } }),
        },
      },
    },
    saving: {
      invoke: {
        src: 'save',
        input: ({ context }) => context.fields,
        onDone: { target: 'editing', actions: assign({ saved: ({ context }) => context.fields }) },
        onError: {
          target: 'editing',
          actions: assign({ errors: ({ context }) => ({ ...context.errors, form: 'not saved' }) }),
        },
      },
    },
  },
});

export const events = [
  { type: 'email', value: 'ada' },
  { type: 'email', value: 'ada@example.org' },
  { type: 'age', value: 17 },
  { type: 'age', value: undefined },
  { type: 'save' },
  { type: 'reset' },
] as const;

export const outcomes = { save: { done: [undefined], error: [new Error('offline')] } };
