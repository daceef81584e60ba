import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * klp_post_unpatch_callback (kernel/livepatch/core.h), for one object: runs only where pre_patch succeeded, and
 * not a second time.
 */
export const postUnpatch = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'lookup',
    states: {
      lookup: {
        always: [
          { guard: 'postUnpatchIsNotEnabled', target: 'returned' },
          { guard: 'hasNoPostUnpatch', target: 'returned' },
          { target: 'callback' },
        ],
      },
      callback: {
        entry: 'callPostUnpatch',
        always: [{ guard: 'carriesNoFeatures', target: 'returned' }, { target: 'features' }],
      },
      features: { ...design.postUnpatch, onDone: 'returned' },
      returned: { entry: 'clearPostUnpatchEnabled', type: 'final' },
    },
  });
