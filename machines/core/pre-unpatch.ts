import type { CoreChart } from './core-chart.ts';

/** For one object. It cannot fail. */
export const preUnpatch: CoreChart = {
  mirrors: 'core.h: klp_pre_unpatch_callback',
  initial: 'lookup',
  states: {
    lookup: { always: [{ guard: 'hasNoPreUnpatch', target: 'return' }, { target: 'callback' }] },
    callback: {
      entry: 'callPreUnpatch',
      always: [{ guard: 'carriesNoFeatures', target: 'return' }, { target: 'features' }],
    },
    features: { slot: 'preUnpatch', onDone: { return: 'return' } },
    return: { type: 'final' },
  },
};
