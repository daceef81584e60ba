import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { complete } from './complete.ts';

/**
 * klp_try_complete_transition (transition.c), as the delayed work runs it: tries every task, and either completes
 * the transition and frees what nobody uses any more, or waits for the next attempt.
 */
export const work = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> => ({
  initial: 'tasks',
  states: {
    tasks: {
      always: [
        { guard: 'everyTaskHasSwitched', target: 'complete' },
        { guard: 'signalsAreDue', target: 'again', actions: 'sendSignals' },
        { target: 'again' },
      ],
    },
    again: { entry: 'countAttempt', type: 'final' },
    complete: { ...complete(design), onDone: 'free' },
    free: {
      always: [
        { guard: 'isEnabled', target: 'freeReplaced' },
        { target: 'done', actions: 'freePatch' },
      ],
    },
    freeReplaced: {
      always: [{ guard: 'replaces', target: 'done', actions: 'freeReplacedPatches' }, { target: 'done' }],
    },
    done: { type: 'final' },
  },
});
