import type { CoreChart } from './core-chart.ts';

/**
 * Every task counts as switched, wherever it is. The modules of the patches that are being removed are pinned. Nothing
 * completes before the delayed work runs.
 */
export const forceTransition: CoreChart = {
  mirrors: 'transition.c: klp_force_transition',
  initial: 'switchTasks',
  states: {
    switchTasks: { entry: ['forcingTasks', 'switchAllTasks'], always: 'pinModules' },
    pinModules: {
      always: [
        { guard: 'everyPatchIsForced', target: 'forced', actions: 'setEveryPatchForced' },
        { guard: 'targetIsUnpatched', target: 'forced', actions: 'setTransitionPatchForced' },
        { guard: 'replaces', target: 'forced', actions: 'setOtherPatchesForced' },
        { target: 'forced' },
      ],
    },
    forced: { type: 'final' },
  },
};
