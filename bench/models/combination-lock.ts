import { setup } from 'xstate';
import { edit } from '../../src/explore/index.ts';

interface LockContext {
  readonly dials: readonly { readonly position: number }[];
}

interface LockEvent {
  readonly type: 'turns';
  readonly dial: number;
}

export const DIALS = 7;

/** Seven dials that turn on by one position each: `positions` to the power of 7 states, 7 transitions a state. */
export function combinationLock(positions: number) {
  const types: { context?: LockContext; events?: LockEvent } = {};
  return setup({ types }).createMachine({
    id: 'combination lock',
    context: { dials: Array.from({ length: DIALS }, () => ({ position: 0 })) },
    on: {
      turns: {
        actions: edit(({ dials }, { dial }) => {
          for (const one of dials.slice(dial, dial + 1)) one.position = (one.position + 1) % positions;
        }),
      },
    },
  });
}

export function lockEvents(): LockEvent[] {
  return Array.from({ length: DIALS }, (_, dial) => ({ type: 'turns', dial }));
}
