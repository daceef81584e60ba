import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * klp_pre_patch_callback (kernel/livepatch/core.h), for one object: post_unpatch will be run for it only if this
 * succeeds. Ends with `operation.result`, which is 0 on success.
 */
export const prePatch = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'lookup',
    states: {
      lookup: { always: [{ guard: 'hasNoPrePatch', target: 'succeeded' }, { target: 'callback' }] },
      callback: {
        entry: 'callPrePatch',
        always: [
          { guard: 'prePatchFails', target: 'failed', actions: 'failPrePatch' },
          { guard: 'carriesNoFeatures', target: 'succeeded' },
          { target: 'features' },
        ],
      },
      features: {
        ...design.prePatch,
        onDone: [{ guard: 'hasFailed', target: 'failed' }, { target: 'succeeded' }],
      },
      succeeded: { entry: 'enablePostUnpatch', type: 'final' },
      failed: { entry: 'clearPostUnpatchEnabled', type: 'final' },
    },
  });
