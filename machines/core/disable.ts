import type { CoreChart } from './core-chart.ts';

/**
 * Whatever is above it in klp_patches, the patch may go; only a transition that runs is in the way.
 * (WARN_ON(!patch->enabled) warns of what cannot be: enabled_store has asked.)
 */
export const disable: CoreChart = {
  mirrors: 'core.c: __klp_disable_patch',
  initial: 'isBusy',
  states: {
    isBusy: {
      always: [
        { guard: 'aTransitionRuns', target: 'refused', actions: 'deviceOrResourceBusy' },
        { target: 'initTransition' },
      ],
    },
    initTransition: { entry: 'initUnpatching', always: 'disableBegins' },
    disableBegins: { slot: 'disableBegins', onDone: { return: 'firstObject' } },
    firstObject: { entry: 'firstObject', always: 'object' },
    object: {
      always: [
        { guard: 'noMoreObjects', target: 'startTransition' },
        // The kernel asks obj->patched: of a patch that is enabled, an object is patched exactly while it is loaded.
        { guard: 'isNotLoaded', target: 'nextObject' },
        { target: 'preUnpatch' },
      ],
    },
    preUnpatch: { chart: 'preUnpatch', onDone: 'nextObject' },
    nextObject: { entry: 'nextObject', always: 'object' },
    startTransition: { entry: ['startTransition', 'clearEnabled'], always: 'started' },
    // The last call of the kernel's function is klp_try_complete_transition: the top chart goes on with it.
    started: { type: 'final' },
    refused: { type: 'final' },
  },
};
