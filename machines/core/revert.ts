import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * klp_reverse_transition (transition.c): cancels an enable or a disable that still runs, any number of times. No
 * callback runs, and nothing completes before the delayed work runs again.
 */
export const revert = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'stopSwitching',
    states: {
      stopSwitching: { entry: 'reversingTransition', always: 'turnRound' },
      turnRound: { entry: ['reverseEnabled', 'reverseTarget'], always: 'reverts' },
      reverts: { ...design.reverts, onDone: 'start' },
      start: { entry: 'startTransition', always: 'reverted' },
      reverted: { type: 'final' },
    },
  });
