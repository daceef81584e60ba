import { createMachine } from 'xstate';

/** The bug: two workers take the same two locks in opposite order, so each may wait for the other for ever. */
export const crossedLocks = createMachine({
  id: 'crossed locks',
  initial: 'free',
  states: {
    free: { on: { 'one takes a': 'one has a', 'two takes b': 'two has b' } },
    'one has a': { on: { 'one takes b': 'one has both', 'two takes b': 'crossed' } },
    'two has b': { on: { 'two takes a': 'two has both', 'one takes a': 'crossed' } },
    'one has both': { on: { 'one is done': 'free' } },
    'two has both': { on: { 'two is done': 'free' } },
    crossed: {},
  },
});

export const lockEvents = [
  { type: 'one takes a' },
  { type: 'one takes b' },
  { type: 'one is done' },
  { type: 'two takes b' },
  { type: 'two takes a' },
  { type: 'two is done' },
] as const;
