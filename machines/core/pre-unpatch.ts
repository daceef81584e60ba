import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { withoutEmptySlots } from './slots.ts';

/** klp_pre_unpatch_callback (kernel/livepatch/core.h), for one object. */
export const preUnpatch = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'lookup',
    states: {
      lookup: { always: [{ guard: 'hasNoPreUnpatch', target: 'returned' }, { target: 'callback' }] },
      callback: {
        entry: 'callPreUnpatch',
        always: [{ guard: 'carriesNoFeatures', target: 'returned' }, { target: 'features' }],
      },
      features: { ...design.preUnpatch, onDone: 'returned' },
      returned: { type: 'final' },
    },
  });
