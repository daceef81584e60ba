import type { Context } from '../context.ts';
import type { CoreChart } from './core-chart.ts';

/**
 * Tries every task, and either completes the transition and frees what nobody uses any more, or waits for the next
 * attempt. The delayed work runs it about every second.
 */
export const tryCompleteTransition: CoreChart = {
  mirrors: 'transition.c: klp_try_complete_transition',
  initial: 'trySwitchTasks',
  states: {
    trySwitchTasks: {
      entry: 'trySwitchTasks',
      always: [
        { guard: 'everyTaskHasSwitched', target: 'completeTransition' },
        { guard: 'signalsAreDue', target: 'tryAgain', actions: 'sendSignals' },
        { target: 'tryAgain' },
      ],
    },
    tryAgain: { entry: 'countAttempt', type: 'final' },
    completeTransition: { chart: 'completeTransition', onDone: 'free' },
    free: {
      always: [
        { guard: 'isNotEnabled', target: 'completed', actions: 'freePatch' },
        { guard: 'replaces', target: 'completed', actions: 'freeReplacedPatches' },
        { target: 'completed' },
      ],
    },
    completed: { type: 'final' },
  },
};

/**
 * Whether a first attempt to complete follows at once on the operation between: __klp_enable_patch and
 * __klp_disable_patch end in a call of klp_try_complete_transition. klp_reverse_transition does not, nor does
 * klp_force_transition: they leave it to the delayed work.
 */
export function triesAtOnce(before: Context['klp'], after: Context['klp']): boolean {
  return before.transitionPatch === null && after.transitionPatch !== null;
}
