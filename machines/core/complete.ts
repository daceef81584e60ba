import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { postPatch } from './post-patch.ts';
import { postUnpatch } from './post-unpatch.ts';
import { withoutEmptySlots } from './slots.ts';
import { takeover } from './takeover.ts';

/**
 * klp_complete_transition (transition.c): every task is in the target state. A replacing patch takes over; then
 * the tasks forget their universe, and each object that is loaded by now gets its last callback.
 */
export const complete = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
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
          { guard: 'noMoreObjects', target: 'completed' },
          { guard: 'isNotLoaded', target: 'nextObject' },
          { guard: 'targetIsPatched', target: 'postPatch' },
          { target: 'postUnpatch' },
        ],
      },
      postPatch: { ...postPatch(design), onDone: 'nextObject' },
      postUnpatch: { ...postUnpatch(design), onDone: 'nextObject' },
      nextObject: { entry: 'nextObject', always: 'object' },
      completed: { ...completed(design), onDone: 'done' },
      done: { entry: 'transitionComplete', type: 'final' },
    },
  });

/** What the design does at the end of a transition to either state; nothing, where it has neither slot. */
const completed = <G extends string, A extends string>({
  patched,
  unpatched,
}: Design<G, A>): Chart<CoreGuard | G, CoreAction | A> | undefined =>
  patched === undefined && unpatched === undefined
    ? undefined
    : withoutEmptySlots({
        initial: 'target',
        states: {
          target: { always: [{ guard: 'targetIsPatched', target: 'patched' }, { target: 'unpatched' }] },
          patched: { ...patched, onDone: 'returned' },
          unpatched: { ...unpatched, onDone: 'returned' },
          returned: { type: 'final' },
        },
      });
