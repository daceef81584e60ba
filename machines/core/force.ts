import type { CoreChart } from '../words/index.ts';

/**
 * A write to /sys/kernel/livepatch/PATCH/force (force_store, core.c; klp_force_transition, transition.c): every
 * task is counted as switched, wherever it is. The modules of the patches that are being removed are pinned.
 */
export const force: CoreChart = {
  initial: 'store',
  states: {
    store: {
      always: [
        { guard: 'isNotInstalled', target: 'forced', actions: 'noSuchFile' },
        { guard: 'isTransitionPatch', target: 'forceTasks' },
        { target: 'forced', actions: 'invalidArgument' },
      ],
    },
    forceTasks: {
      entry: 'forceTasks',
      always: [
        { guard: 'targetIsPatched', target: 'patching' },
        { target: 'forced', actions: 'markTransitionPatchForced' },
      ],
    },
    patching: {
      always: [
        { guard: 'replaces', target: 'forced', actions: 'markOtherPatchesForced' },
        { target: 'forced' },
      ],
    },
    forced: { type: 'final' },
  },
};
