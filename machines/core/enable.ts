import type { CoreChart } from './core-chart.ts';

/**
 * Each loaded object in turn is prepared by its pre-patch callback and patched. The first that fails takes the whole
 * patch back before a single task has been asked to switch. (WARN_ON(patch->enabled) warns of what cannot be: a patch
 * that is being loaded is not enabled.)
 */
export const enable: CoreChart = {
  mirrors: 'core.c: __klp_enable_patch',
  initial: 'isBusy',
  states: {
    isBusy: {
      always: [
        { guard: 'aTransitionRuns', target: 'refused', actions: 'deviceOrResourceBusy' },
        // A fault of the model, which may happen only where nothing refuses the patch any more.
        { guard: 'isAddressReused', target: 'initTransition', actions: 'reuseAddress' },
        { target: 'initTransition' },
      ],
    },
    initTransition: { entry: ['enablingPatch', 'initPatching'], always: 'enableBegins' },
    enableBegins: { slot: 'enableBegins', onDone: { return: 'firstObject', failed: 'failedToEnable' } },
    firstObject: { entry: 'firstObject', always: 'object' },
    object: {
      always: [
        { guard: 'noMoreObjects', target: 'startTransition' },
        { guard: 'isNotLoaded', target: 'nextObject' },
        { target: 'prePatch' },
      ],
    },
    prePatch: {
      chart: 'prePatch',
      onDone: {
        return: 'patchObject',
        failed: [{ target: 'failedToEnable', actions: 'prePatchCallbackFailed' }],
      },
    },
    patchObject: {
      always: [
        { guard: 'patchingFails', target: 'failedToEnable', actions: ['failToPatch', 'failedToPatchObject'] },
        { target: 'nextObject' },
      ],
    },
    nextObject: { entry: 'nextObject', always: 'object' },
    startTransition: { entry: ['startTransition', 'setEnabled'], always: 'started' },
    failedToEnable: { entry: 'failedToEnable', always: 'cancelTransition' },
    cancelTransition: { chart: 'cancelTransition', onDone: 'failed' },
    // The last call of the kernel's function is klp_try_complete_transition: the top chart goes on with it.
    started: { type: 'final' },
    refused: { type: 'final' },
    failed: { type: 'final' },
  },
};
