import type { CoreChart } from './core-chart.ts';

/**
 * A write to /sys/kernel/livepatch/PATCH/enabled. On the patch that is in transition it reverses the transition; else
 * 0 disables the patch, and 1 is refused: there is no enabling again.
 */
export const enabledStore: CoreChart = {
  mirrors: 'core.c: enabled_store',
  initial: 'write',
  states: {
    write: {
      always: [{ guard: 'isNotInstalled', target: 'refused', actions: 'noSuchFile' }, { target: 'store' }],
    },
    store: {
      always: [
        { guard: 'isInRequestedState', target: 'refused', actions: 'invalidArgument' },
        {
          guard: 'mayNotDisable',
          target: 'refused',
          actions: ['doesNotSupportDisable', 'invalidArgument'],
        },
        { guard: 'isTransitionPatch', target: 'revert' },
        { guard: 'valueIsDisable', target: 'disable' },
        { target: 'refused', actions: 'invalidArgument' },
      ],
    },
    revert: { chart: 'revert', onDone: 'written' },
    disable: { chart: 'disable', onDone: { started: 'started', refused: 'refused' } },
    written: { type: 'final' },
    started: { type: 'final' },
    refused: { type: 'final' },
  },
};
