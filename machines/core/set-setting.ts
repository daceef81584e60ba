import type { CoreChart } from './core-chart.ts';

/** An administrator writes a value that livepatches change too: by sysctl, sysfs or a system call. */
export const setSetting: CoreChart = {
  mirrors: 'the model',
  initial: 'write',
  states: {
    write: { entry: 'administratorSets', always: 'done' },
    done: { type: 'final' },
  },
};
