import type { CoreChart } from './core-chart.ts';

/** A write of 1 to /sys/kernel/livepatch/PATCH/force. */
export const forceStore: CoreChart = {
  mirrors: 'core.c: force_store',
  initial: 'write',
  states: {
    write: {
      always: [{ guard: 'isNotInstalled', target: 'refused', actions: 'noSuchFile' }, { target: 'store' }],
    },
    store: {
      always: [
        { guard: 'isTransitionPatch', target: 'forceTransition' },
        { target: 'refused', actions: 'invalidArgument' },
      ],
    },
    forceTransition: { chart: 'forceTransition', onDone: 'written' },
    written: { type: 'final' },
    refused: { type: 'final' },
  },
};
