// A ticket goes from hand to hand. Reopened, it still has the one who has closed it.
import { assign, setup } from 'xstate';

export const machine = setup({
  types: {
    context: {} as { assignee: string | undefined; tags: string[]; reopened: number },
    events: {} as
      | { type: 'assign'; to: string }
      | { type: 'tag'; tag: string }
      | { type: 'answer' }
      | { type: 'reply' }
      | { type: 'close' }
      | { type: 'reopen' },
    tags: {} as 'ours' | 'theirs',
  },
}).createMachine({
  id: 'ticket',
  context: { assignee: undefined, tags: [], reopened: 0 },
  initial: 'new',
  on: {
    tag: {
      guard: ({ context, event }) => !context.tags.includes(event.tag),
      actions: assign({ tags: ({ context, event }) => [...context.tags, event.tag] }),
    },
  },
  states: {
    new: {
      tags: 'ours',
      on: { assign: { target: 'open', actions: assign({ assignee: ({ event }) => event.to }) } },
    },
    open: {
      tags: 'ours',
      on: {
        assign: {
          guard: ({ context, event }) => context.assignee !== event.to,
          actions: assign({ assignee: ({ event }) => event.to }),
        },
        answer: 'answered',
        close: 'closed',
      },
    },
    answered: {
      tags: 'theirs',
      on: { reply: 'open', close: 'closed' },
      after: { 604800000: 'closed' },
    },
    closed: {
      on: {
        '*': undefined,
        reopen: {
          guard: ({ context }) => context.reopened < 2,
          target: 'new',
          actions: assign({ reopened: ({ context }) => context.reopened + 1 }),
        },
      },
      after: { 2592000000: 'archived' },
    },
    archived: { type: 'final' },
  },
});

export const events = [
  { type: 'assign', to: 'ann' },
  { type: 'assign', to: 'bob' },
  { type: 'tag', tag: 'billing' },
  { type: 'tag', tag: 'urgent' },
  { type: 'answer' },
  { type: 'reply' },
  { type: 'close' },
  { type: 'reopen' },
] as const;
