import type { CoreChart } from './core-chart.ts';

/** Of an enable that has failed: the transition has not started, so no task has to switch back. */
export const cancelTransition: CoreChart = {
  mirrors: 'transition.c: klp_cancel_transition',
  initial: 'canceling',
  states: {
    canceling: { entry: ['cancelingTransition', 'reverseTarget'], always: 'completeTransition' },
    completeTransition: { chart: 'completeTransition', onDone: 'canceled' },
    canceled: { type: 'final' },
  },
};
