import type { CoreChart } from './core-chart.ts';

/**
 * A replacing patch takes over when its transition completes (the head of klp_complete_transition): every older patch
 * is disabled and loses its functions, and the nops are dropped. None of the replaced patches' callbacks run, now or
 * later. They stay in klp_patches until post-patch has run; before 5.5 they were freed here.
 */
export const takeover: CoreChart = {
  mirrors: ['core.c: klp_unpatch_replaced_patches', 'core.c: klp_discard_nops'],
  initial: 'unpatchReplacedPatches',
  states: {
    unpatchReplacedPatches: {
      entry: ['fallThrough', 'disableReplacedPatches'],
      always: [
        { guard: 'replacedPatchesAreFreedAtOnce', target: 'discardNops', actions: 'freeReplacedPatches' },
        { target: 'discardNops' },
      ],
    },
    discardNops: {
      mirrors: ['core.c: klp_discard_nops', 'patch.c: klp_unpatch_objects_dynamic'],
      description: 'nops follow from klp_patches: nothing more to do',
      always: 'tookOver',
    },
    tookOver: { type: 'final' },
  },
};
