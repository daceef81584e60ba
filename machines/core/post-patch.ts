import type { CoreChart } from './core-chart.ts';

/** For one object. It cannot fail. */
export const postPatch: CoreChart = {
  mirrors: 'core.h: klp_post_patch_callback',
  initial: 'lookup',
  states: {
    lookup: { always: [{ guard: 'hasNoPostPatch', target: 'return' }, { target: 'callback' }] },
    callback: {
      entry: 'callPostPatch',
      always: [{ guard: 'carriesNoFeatures', target: 'return' }, { target: 'features' }],
    },
    features: { slot: 'postPatch', onDone: { return: 'return' } },
    return: { type: 'final' },
  },
};
