import type { CoreChart } from './core-chart.ts';

/**
 * Tries every task, and either completes the transition and frees what nobody uses any more, or waits for the next
 * attempt. An enable and a disable end with it; after them, and after a reversal or a force, which do not, the delayed
 * work runs it about every second.
 */
export const tryCompleteTransition: CoreChart = {
  mirrors: 'transition.c: klp_try_complete_transition',
  initial: 'trySwitchTasks',
  states: {
    trySwitchTasks: {
      entry: 'trySwitchTasks',
      always: [
        { guard: 'everyTaskHasSwitched', target: 'completeTransition' },
        { guard: 'signalsAreDue', target: 'tryAgain', actions: ['wakeUpIdleTasks', 'sendSignals'] },
        { target: 'tryAgain', actions: 'wakeUpIdleTasks' },
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
