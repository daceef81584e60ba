import type { CoreChart } from './core-chart.ts';

/**
 * A target module is about to be freed, after its exit or after an init that has failed. (WARN_ON of its state warns of
 * what cannot be.)
 */
export const moduleGoing: CoreChart = {
  mirrors: 'core.c: klp_module_going',
  initial: 'cleanupModulePatches',
  states: {
    cleanupModulePatches: { chart: 'cleanupModulePatches', onDone: 'gone' },
    gone: { type: 'final' },
  },
};
