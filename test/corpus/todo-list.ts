// Things to do, in a list that grows and shrinks, seen through a filter.
import { assign, setup } from 'xstate';

interface Todo {
  readonly title: string;
  readonly done: boolean;
}

export const machine = setup({
  types: {
    context: {} as { todos: Todo[]; filter: 'all' | 'open'; editing: number | null },
    events: {} as
      | { type: 'add'; title: string }
      | { type: 'toggle'; index: number }
      | { type: 'edit'; index: number }
      | { type: 'rename'; title: string }
      | { type: 'clear done' }
      | { type: 'filter' },
  },
}).createMachine({
  id: 'todos',
  context: { todos: [], filter: 'all', editing: null },
  initial: 'listing',
  states: {
    listing: {
      on: {
        add: {
          guard: ({ context }) => context.todos.length < 2,
          actions: assign({
            todos: ({ context, event }) => [...context.todos, { title: event.title, done: false }],
          }),
        },
        toggle: {
          guard: ({ context, event }) => event.index < context.todos.length,
          actions: assign({
            todos: ({ context, event }) =>
              context.todos.map((todo, index) =>
                index === event.index ? { ...todo, done: !todo.done } : todo,
              ),
          }),
        },
        edit: {
          guard: ({ context, event }) => context.todos[event.index] !== undefined,
          target: 'editing',
          actions: assign({ editing: ({ event }) => event.index }),
        },
        'clear done': {
          guard: ({ context }) => context.todos.some(({ done }) => done),
          actions: assign({ todos: ({ context }) => context.todos.filter(({ done }) => !done) }),
        },
        filter: { actions: assign({ filter: ({ context }) => (context.filter === 'all' ? 'open' : 'all') }) },
      },
    },
    editing: {
      on: {
        rename: {
          target: 'listing',
          actions: assign({
            todos: ({ context, event }) =>
              context.todos.map((todo, index) =>
                index === context.editing ? { ...todo, title: event.title } : todo,
              ),
            editing: null,
          }),
        },
      },
    },
  },
});

export const events = [
  { type: 'add', title: 'wash' },
  { type: 'toggle', index: 0 },
  { type: 'toggle', index: 1 },
  { type: 'edit', index: 0 },
  { type: 'edit', index: 1 },
  { type: 'rename', title: 'cook' },
  { type: 'clear done' },
  { type: 'filter' },
] as const;
