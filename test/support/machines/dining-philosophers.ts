import { setup } from 'xstate';
import { edit } from '../../../src/explore/index.ts';

interface DiningContext {
  readonly philosophers: readonly { readonly hasLeft: boolean; readonly hasRight: boolean }[];
  /** Fork `i` lies to the left of philosopher `i`. */
  readonly forks: readonly boolean[];
}

interface DiningEvent {
  readonly type: 'takes left' | 'takes right' | 'puts both';
  readonly philosopher: number;
}

/**
 * Dining philosophers, who keep a fork until they have eaten.
 *
 * @param polite the last philosopher takes the right fork first, like the neighbour there
 */
export function diningPhilosophers(seats: number, polite: boolean) {
  const types: { context?: DiningContext; events?: DiningEvent } = {};
  const right = (philosopher: number) => (philosopher + 1) % seats;
  return setup({ types }).createMachine({
    id: 'dining philosophers',
    context: {
      philosophers: Array.from({ length: seats }, () => ({ hasLeft: false, hasRight: false })),
      forks: Array.from({ length: seats }, () => true),
    },
    on: {
      'takes left': {
        guard: ({ context: { philosophers, forks }, event: { philosopher } }) => {
          const one = philosophers[philosopher];
          const leftFirst = !polite || philosopher < seats - 1;
          return (
            one !== undefined && !one.hasLeft && one.hasRight !== leftFirst && forks[philosopher] === true
          );
        },
        actions: edit(({ philosophers, forks }, { philosopher }) => {
          Object.assign(philosophers[philosopher] ?? {}, { hasLeft: true });
          forks[philosopher] = false;
        }),
      },
      'takes right': {
        guard: ({ context: { philosophers, forks }, event: { philosopher } }) => {
          const one = philosophers[philosopher];
          const leftFirst = !polite || philosopher < seats - 1;
          return (
            one !== undefined &&
            !one.hasRight &&
            one.hasLeft === leftFirst &&
            forks[right(philosopher)] === true
          );
        },
        actions: edit(({ philosophers, forks }, { philosopher }) => {
          Object.assign(philosophers[philosopher] ?? {}, { hasRight: true });
          forks[right(philosopher)] = false;
        }),
      },
      'puts both': {
        guard: ({ context: { philosophers }, event: { philosopher } }) => {
          const one = philosophers[philosopher];
          return one?.hasLeft === true && one.hasRight;
        },
        actions: edit(({ philosophers, forks }, { philosopher }) => {
          Object.assign(philosophers[philosopher] ?? {}, { hasLeft: false, hasRight: false });
          forks[philosopher] = true;
          forks[right(philosopher)] = true;
        }),
      },
    },
  });
}

export function diningEvents(seats: number): DiningEvent[] {
  return Array.from({ length: seats }, (_, philosopher) =>
    (['takes left', 'takes right', 'puts both'] as const).map(type => ({ type, philosopher })),
  ).flat();
}
