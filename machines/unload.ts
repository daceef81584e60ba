import type { CoreChart } from './words/index.ts';

/** rmmod of a livepatch: its module can go once the patch holds no reference on it (delete_module, EWOULDBLOCK). */
export const unload: CoreChart = {
  initial: 'rmmod',
  states: {
    rmmod: {
      always: [
        { guard: 'moduleIsResident', target: 'resident' },
        { target: 'unloaded', actions: 'noSuchFile' },
      ],
    },
    resident: {
      always: [
        { guard: 'moduleIsInUse', target: 'unloaded', actions: 'tryAgain' },
        { target: 'unloaded', actions: 'unloadModule' },
      ],
    },
    unloaded: { type: 'final' },
  },
};
