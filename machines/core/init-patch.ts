import type { CoreChart } from './core-chart.ts';

/** The symbols of each loaded object are looked up; then the patch stands at the tail of klp_patches. */
export const initPatch: CoreChart = {
  mirrors: 'core.c: klp_init_patch',
  initial: 'addNops',
  states: {
    addNops: {
      mirrors: ['core.c: klp_add_nops', 'core.c: klp_add_object_nops'],
      description: 'nops follow from klp_patches: nothing to do',
      always: 'initObjects',
    },
    initObjects: {
      always: [
        { guard: 'someSymbolIsMissing', target: 'failed', actions: 'missSymbol' },
        { target: 'addToPatches' },
      ],
    },
    addToPatches: { entry: 'addToPatches', always: 'initialized' },
    initialized: { type: 'final' },
    failed: { type: 'final' },
  },
};
