import { createMachine } from 'xstate';

/**
 * The bug: nothing but fairness sees to it that the page of b is printed once the printer has gone on to serve a.
 *
 * @param locks whether a keeps b out while its page is printed: then b cannot always be served, and a weakly fair
 * run may pass it over for ever
 */
export function onePrinter(locks: boolean) {
  return createMachine({
    id: 'one printer',
    initial: 'idle',
    states: {
      idle: { on: { 'b asks': 'waiting' } },
      waiting: { on: { 'takes a': 'printing a', 'takes b': 'printed b' } },
      'printing a': { on: { 'a is done': 'waiting', ...(locks ? {} : { 'takes b': 'printed b' }) } },
      'printed b': { on: { rest: 'idle' } },
    },
  });
}

export const printerEvents = [
  { type: 'b asks' },
  { type: 'takes a' },
  { type: 'a is done' },
  { type: 'takes b' },
  { type: 'rest' },
] as const;
