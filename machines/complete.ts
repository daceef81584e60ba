import type { Chart } from './chart.ts';
import type { Design } from './designs/design.ts';
import { postPatch } from './post-patch.ts';
import { postUnpatch } from './post-unpatch.ts';
import { takeover } from './takeover.ts';
import type { CoreAction, CoreGuard } from './words/index.ts';

/**
 * klp_complete_transition (transition.c): every task is in the target state. A replacing patch takes over; then
 * the tasks forget their universe, and each object that is loaded by now gets its last callback.
 */
export const complete = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> => ({
  initial: 'completing',
  states: {
    completing: {
      entry: 'completingTransition',
      always: [{ guard: 'targetIsPatched', target: 'patched' }, { target: 'settle' }],
    },
    patched: { always: [{ guard: 'replaces', target: 'takeover' }, { target: 'settle' }] },
    takeover: { ...takeover, onDone: 'settle' },
    settle: { entry: ['idleTasks', 'firstObject'], always: 'object' },
    object: {
      always: [
        { guard: 'noMoreObjects', target: 'done' },
        { guard: 'isNotLoaded', target: 'nextObject' },
        { guard: 'targetIsPatched', target: 'postPatch' },
        { target: 'postUnpatch' },
      ],
    },
    postPatch: { ...postPatch(design), onDone: 'nextObject' },
    postUnpatch: { ...postUnpatch(design), onDone: 'nextObject' },
    nextObject: { entry: 'nextObject', always: 'object' },
    done: { entry: 'transitionComplete', type: 'final' },
  },
});
