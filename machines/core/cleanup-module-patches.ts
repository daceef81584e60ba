import type { CoreChart } from './core-chart.ts';

/** Takes the patches back from a module, oldest first here too; before `limit` it stops. */
export const cleanupModulePatches: CoreChart = {
  mirrors: 'core.c: klp_cleanup_module_patches_limited',
  initial: 'firstPatch',
  states: {
    firstPatch: { entry: 'firstPatchOfModule', always: 'patch' },
    patch: {
      always: [
        { guard: 'noMorePatches', target: 'cleanedUp' },
        { guard: 'isTransitionPatch', target: 'unpatchObject' },
        { target: 'objectGoes' },
      ],
    },
    objectGoes: { slot: 'objectGoes', onDone: { return: 'preUnpatch' } },
    preUnpatch: { chart: 'preUnpatch', onDone: 'unpatchObject' },
    unpatchObject: { entry: 'revertingPatch', always: 'postUnpatch' },
    postUnpatch: { chart: 'postUnpatch', onDone: 'clearObjectRelocs' },
    clearObjectRelocs: {
      mirrors: 'core.c: klp_clear_object_relocs',
      always: [
        { guard: 'relocationsStay', target: 'nextPatch' },
        { target: 'nextPatch', actions: 'clearRelocations' },
      ],
    },
    nextPatch: { entry: 'nextPatchOfModule', always: 'patch' },
    cleanedUp: { type: 'final' },
  },
};
