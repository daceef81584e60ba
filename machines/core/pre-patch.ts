import type { CoreChart } from './core-chart.ts';

/** For one object: post_unpatch will be run for it only if this succeeds. */
export const prePatch: CoreChart = {
  mirrors: 'core.h: klp_pre_patch_callback',
  initial: 'lookup',
  states: {
    lookup: {
      always: [{ guard: 'hasNoPrePatch', target: 'return' }, { target: 'callback' }],
    },
    callback: {
      entry: 'callPrePatch',
      always: [
        { guard: 'prePatchFails', target: 'failed', actions: 'failPrePatch' },
        { guard: 'carriesNoFeatures', target: 'return' },
        { target: 'features' },
      ],
    },
    features: { slot: 'prePatch', onDone: { return: 'return', failed: 'failed' } },
    return: { entry: 'enablePostUnpatch', type: 'final' },
    failed: { entry: 'clearPostUnpatchEnabled', type: 'final' },
  },
};
