import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

interface CountersContext {
  readonly counters: readonly number[];
}

interface CountersEvent {
  readonly type: 'count';
  readonly counter: number;
}

/**
 * Counters that start again from 0, each at its own modulus: as many states as the product of the moduli, and from
 * each of them one transition a counter. A counter of modulus 1 only makes a state wider.
 */
export function counters(moduli: readonly number[]) {
  const types: { context?: CountersContext; events?: CountersEvent } = {};
  return setup({ types }).createMachine({
    id: 'counters',
    context: { counters: moduli.map(() => 0) },
    on: {
      count: {
        actions: edit(({ counters }, { counter }) => {
          counters[counter] = ((counters[counter] ?? 0) + 1) % (moduli[counter] ?? 1);
        }),
      },
    },
  });
}

/** The events of the counters that count. */
export function counterEvents(moduli: readonly number[]): CountersEvent[] {
  return [...moduli.keys()]
    .filter(counter => moduli[counter] !== 1)
    .map(counter => ({ type: 'count', counter }));
}
