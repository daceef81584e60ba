// Sign in with a password. The message of a failed try is never taken away: the next user is greeted by it.
import { assign, fromPromise, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as {
      name?: string;
      user: { id: number } | undefined;
      error: string | undefined;
      tries: number;
    },
    events: {} as
      | { type: 'type name'; name: string }
      | { type: 'submit' }
      | { type: 'sign out' }
      | { type: 'forgot' }
      | { type: 'back' },
  },
  actors: {
    authenticate: fromPromise<{ id: number }, { name: string }>(async () => ({ id: 7 })),
    sendMail: fromPromise<void>(async () => {}),
  },
  guards: {
    isNamed: ({ context }) => Boolean(context.name),
    isLockedOut: ({ context }) => context.tries >= 2,
  },
}).createMachine({
  id: 'sign in',
  initial: 'signedOut',
  context: { user: undefined, error: undefined, tries: 0 },
  states: {
    signedOut: {
      on: {
        'type name': { actions: assign({ name: ({ event }) => event.name }) },
        submit: { guard: 'isNamed', target: 'authenticating' },
        forgot: 'forgotten',
      },
    },
    authenticating: {
      invoke: {
        src: 'authenticate',
        input: ({ context }) => ({ name: context.name ?? '' }),
        onDone: {
          target: 'signedIn',
          actions: assign({ user: ({ event }) => event.output, tries: 0 }),
        },
        onError: [
          { guard: 'isLockedOut', target: 'lockedOut' },
          {
            target: 'signedOut',
            actions: assign({
              error: ({ event }) => (event.error as Error).message,
              tries: ({ context }) => context.tries + 1,
            }),
          },
        ],
      },
    },
    signedIn: {
      on: {
        'sign out': {
          target: 'signedOut',
          actions: assign({ user: undefined, name: '' }),
        },
      },
    },
    forgotten: {
      initial: 'asking',
      on: { back: 'signedOut' },
      states: {
        asking: { on: { submit: { guard: 'isNamed', target: 'sending' } } },
        sending: { invoke: { src: 'sendMail', onDone: 'sent', onError: 'asking' } },
        sent: { after: { 5000: '#sign in.signedOut' } },
      },
    },
    lockedOut: { after: { 60000: { target: 'signedOut', actions: assign({ tries: 0 }) } } },
  },
});

export const events = [
  { type: 'type name', name: 'ada' },
  { type: 'type name', name: '' },
  { type: 'submit' },
  { type: 'sign out' },
  { type: 'forgot' },
  { type: 'back' },
] as const;

export const outcomes = {
  authenticate: { done: [{ id: 7 }], error: [new Error('wrong password'), new Error('no network')] },
  sendMail: { done: [undefined], error: [new Error('no network')] },
};
