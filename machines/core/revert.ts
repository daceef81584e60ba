import type { CoreChart } from './core-chart.ts';

/**
 * Cancels an enable or a disable that still runs, any number of times. No callback runs, and nothing completes before
 * the delayed work runs again: unlike an enable or a disable, a reversal does not try to complete.
 */
export const revert: CoreChart = {
  mirrors: 'transition.c: klp_reverse_transition',
  initial: 'stopSwitching',
  states: {
    stopSwitching: { entry: 'reversingTransition', always: 'turnRound' },
    turnRound: { entry: ['reverseEnabled', 'reverseTarget'], always: 'startTransition' },
    startTransition: { entry: 'startTransition', always: 'reverted' },
    reverted: { type: 'final' },
  },
};
