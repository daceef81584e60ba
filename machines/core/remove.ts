import type { CoreChart } from './core-chart.ts';

/** rmmod of a target module: its exit has run when the livepatches hear of it. */
export const remove: CoreChart = {
  mirrors: 'kernel/module/main.c: delete_module',
  initial: 'rmmod',
  states: {
    rmmod: {
      always: [
        { guard: 'targetIsNotLoaded', target: 'refused', actions: 'noSuchFile' },
        { guard: 'isNeededByAnother', target: 'refused', actions: 'tryAgain' },
        { target: 'going' },
      ],
    },
    going: { entry: ['moduleIsGoing', 'tasksOfModuleStop', 'runModuleExit'], always: 'moduleGoing' },
    moduleGoing: { chart: 'moduleGoing', onDone: 'gone' },
    gone: { entry: 'moduleIsGone', always: 'moduleWent' },
    moduleWent: { slot: 'moduleWent', onDone: { return: 'removed' } },
    removed: { type: 'final' },
    refused: { type: 'final' },
  },
};
