import type { CoreChart } from './words/index.ts';

/**
 * klp_reverse_transition (transition.c): cancels an enable or a disable that still runs, any number of times. No
 * callback runs, and nothing completes before the delayed work runs again.
 */
export const revert: CoreChart = {
  initial: 'stopSwitching',
  states: {
    stopSwitching: { entry: 'reversingTransition', always: 'turnRound' },
    turnRound: { entry: ['reverseEnabled', 'reverseTarget'], always: 'start' },
    start: { entry: 'startTransition', always: 'reverted' },
    reverted: { type: 'final' },
  },
};
