import type { CoreChart } from './core-chart.ts';

/** For one object: runs only where pre_patch succeeded, and not a second time. */
export const postUnpatch: CoreChart = {
  mirrors: 'core.h: klp_post_unpatch_callback',
  initial: 'lookup',
  states: {
    lookup: {
      always: [
        { guard: 'postUnpatchIsNotEnabled', target: 'return' },
        { guard: 'hasNoPostUnpatch', target: 'return' },
        { target: 'callback' },
      ],
    },
    callback: {
      entry: 'callPostUnpatch',
      always: [{ guard: 'carriesNoFeatures', target: 'return' }, { target: 'features' }],
    },
    features: { slot: 'postUnpatch', onDone: { return: 'return' } },
    return: { entry: 'clearPostUnpatchEnabled', type: 'final' },
  },
};
