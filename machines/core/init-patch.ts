import type { CoreChart } from './core-chart.ts';

/**
 * Nops are added, objects and functions get their directories in sysfs, and of each loaded object the relocations are
 * written and the symbols looked up; then the patch stands at the tail of klp_patches.
 */
export const initPatch: CoreChart = {
  mirrors: 'core.c: klp_init_patch',
  initial: 'addNops',
  states: {
    addNops: {
      mirrors: ['core.c: klp_add_nops', 'core.c: klp_add_object_nops'],
      description: 'nops follow from klp_patches',
      always: [
        { guard: 'noMemoryForNops', target: 'failed', actions: 'runOutOfMemoryForNops' },
        { target: 'initObjects' },
      ],
    },
    initObjects: {
      mirrors: ['core.c: klp_init_object', 'core.c: klp_init_object_loaded'],
      always: [
        { guard: 'somethingIsListedTwice', target: 'failed', actions: 'fileExistsInSysfs' },
        { guard: 'someRelocationFails', target: 'failed', actions: 'failToRelocate' },
        { guard: 'someSymbolIsMissing', target: 'failed', actions: 'missSymbol' },
        { target: 'addToPatches', actions: 'writeRelocationsOfLoadedObjects' },
      ],
    },
    addToPatches: { entry: 'addToPatches', always: 'initialized' },
    initialized: { type: 'final' },
    failed: { type: 'final' },
  },
};
