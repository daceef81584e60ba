import type { CoreChart } from '../words/index.ts';

/**
 * A replacing patch takes over when its transition completes (klp_complete_transition, transition.c): every older
 * patch is disabled and loses its functions, and the nops are dropped. None of the replaced patches' callbacks
 * run, now or later. In 6.12 they stay in klp_patches until post-patch has run.
 */
export const takeover: CoreChart = {
  initial: 'unpatchReplacedPatches',
  states: {
    unpatchReplacedPatches: { entry: 'disableReplacedPatches', always: 'discardNops' },
    discardNops: {
      description: 'nops exist only while older patches are on the stack',
      always: [
        { guard: 'replacedPatchesAreFreedAtOnce', target: 'tookOver', actions: 'freeReplacedPatches' },
        { target: 'tookOver' },
      ],
    },
    tookOver: { type: 'final' },
  },
};
