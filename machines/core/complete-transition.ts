import type { CoreChart } from './core-chart.ts';

/**
 * Every task is in the target state. A replacing patch takes over, or a patch loses its functions; then the tasks
 * forget their universe, and each object that is loaded by now gets its last callback. (The kernel asks for a replace
 * first, and of the target with it: what is asked first here excludes it.)
 */
export const completeTransition: CoreChart = {
  mirrors: 'transition.c: klp_complete_transition',
  initial: 'completing',
  states: {
    completing: {
      entry: 'completingTransition',
      always: [
        { guard: 'targetIsUnpatched', target: 'unpatchObjects' },
        { guard: 'replaces', target: 'takeover' },
        { target: 'idleTasks' },
      ],
    },
    takeover: { chart: 'takeover', onDone: 'idleTasks' },
    unpatchObjects: {
      mirrors: 'patch.c: klp_unpatch_objects',
      description: 'whose functions run follows from klp_patches: nothing to do',
      always: 'idleTasks',
    },
    idleTasks: { entry: 'idleTasks', always: 'firstObject' },
    firstObject: { entry: 'firstObject', always: 'object' },
    object: {
      always: [
        { guard: 'noMoreObjects', target: 'noMoreObjects' },
        { guard: 'hasNoModule', target: 'nextObject' },
        { guard: 'targetIsPatched', target: 'postPatch' },
        { target: 'postUnpatch' },
      ],
    },
    postPatch: { chart: 'postPatch', onDone: 'nextObject' },
    postUnpatch: { chart: 'postUnpatch', onDone: 'nextObject' },
    nextObject: { entry: 'nextObject', always: 'object' },
    noMoreObjects: {
      always: [{ guard: 'targetIsPatched', target: 'patchingEnds' }, { target: 'unpatchingEnds' }],
    },
    patchingEnds: { slot: 'patchingEnds', onDone: { return: 'complete' } },
    unpatchingEnds: { slot: 'unpatchingEnds', onDone: { return: 'complete' } },
    complete: { entry: 'transitionComplete', type: 'final' },
  },
};
