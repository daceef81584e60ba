import type { CoreChart } from './core-chart.ts';

/**
 * A target module is about to be initialized: each installed patch that has an object of it is applied to it, oldest
 * first. If one cannot be applied the module is refused, and what the older ones did is taken back; the relocations of
 * the one that failed stay written. (WARN_ON of its state warns of what cannot be: the module loader calls this of a
 * module that is coming.)
 */
export const moduleComing: CoreChart = {
  mirrors: 'core.c: klp_module_coming',
  initial: 'name',
  states: {
    name: {
      always: [
        { guard: 'isCalledVmlinux', target: 'refused', actions: ['invalidModuleName', 'invalidArgument'] },
        { target: 'firstPatch' },
      ],
    },
    firstPatch: { entry: 'firstPatchOfModule', always: 'patch' },
    patch: {
      always: [{ guard: 'noMorePatches', target: 'came' }, { target: 'initObjectLoaded' }],
    },
    initObjectLoaded: {
      mirrors: 'core.c: klp_init_object_loaded',
      entry: 'setObjectModule',
      always: [
        {
          guard: 'targetsAreNotZero',
          target: 'refuse',
          actions: ['invalidRelocationTarget', 'failedToInitialize'],
        },
        {
          guard: 'relocationFails',
          target: 'refuse',
          actions: ['writeRelocations', 'failToRelocate', 'failedToInitialize'],
        },
        {
          guard: 'symbolIsMissing',
          target: 'refuse',
          actions: ['writeRelocations', 'missSymbol', 'failedToInitialize'],
        },
        { target: 'objectComes', actions: ['writeRelocations', 'applyingPatch'] },
      ],
    },
    objectComes: {
      slot: 'objectComes',
      onDone: { return: 'prePatch', failed: [{ target: 'refuse', actions: 'failedToApply' }] },
    },
    prePatch: {
      chart: 'prePatch',
      onDone: { return: 'patchObject', failed: [{ target: 'refuse', actions: 'prePatchCallbackFailed' }] },
    },
    patchObject: {
      always: [
        { guard: 'patchingFails', target: 'postUnpatch', actions: ['failToPatch', 'failedToApply'] },
        { guard: 'isTransitionPatch', target: 'nextPatch' },
        { target: 'postPatch' },
      ],
    },
    postUnpatch: { chart: 'postUnpatch', onDone: 'refuse' },
    postPatch: { chart: 'postPatch', onDone: 'nextPatch' },
    nextPatch: { entry: 'nextPatchOfModule', always: 'patch' },
    came: { type: 'final' },
    refuse: {
      entry: ['refusingToLoad', 'limitToPatchesBefore'],
      always: [
        { guard: 'objectModuleStays', target: 'cleanupModulePatches', actions: 'keepObjectModule' },
        { target: 'cleanupModulePatches' },
      ],
    },
    cleanupModulePatches: { chart: 'cleanupModulePatches', onDone: 'failed' },
    refused: { type: 'final' },
    failed: { type: 'final' },
  },
};
