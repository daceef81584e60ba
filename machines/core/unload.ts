import type { CoreChart } from './core-chart.ts';

/** rmmod of a livepatch: its module can go once the patch holds no reference on it (else EWOULDBLOCK). */
export const unload: CoreChart = {
  mirrors: 'kernel/module/main.c: delete_module',
  initial: 'rmmod',
  states: {
    rmmod: {
      always: [
        { guard: 'moduleIsNotResident', target: 'refused', actions: 'noSuchFile' },
        { guard: 'moduleIsInUse', target: 'refused', actions: 'tryAgain' },
        { target: 'moduleExit' },
      ],
    },
    moduleExit: { slot: 'moduleExit', onDone: { return: 'unloaded' } },
    unloaded: { entry: 'unloadModule', type: 'final' },
    refused: { type: 'final' },
  },
};
