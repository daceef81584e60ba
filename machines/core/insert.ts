import type { CoreChart } from './core-chart.ts';

/** insmod of a target module, or modprobe of one that needs no other: the livepatches are applied to it before its init runs, and may refuse it. */
export const insert: CoreChart = {
  mirrors: 'kernel/module/main.c: load_module',
  initial: 'modprobe',
  states: {
    modprobe: {
      always: [
        // No module of a world is called so, and klp_module_coming asks nothing else of it.
        { guard: 'isCalledVmlinux', target: 'moduleComing' },
        { guard: 'targetIsLoaded', target: 'refused', actions: 'fileExists' },
        { guard: 'lacksSymbol', target: 'refused', actions: ['unknownSymbols', 'noSuchFile'] },
        { guard: 'faultBudgetIsSpent', target: 'refused', actions: 'operationNotPermitted' },
        { target: 'coming' },
      ],
    },
    coming: { entry: 'moduleIsComing', always: 'moduleComing' },
    moduleComing: {
      chart: 'moduleComing',
      onDone: {
        came: 'moduleCame',
        refused: 'refused',
        failed: 'gone',
      },
    },
    moduleCame: { slot: 'moduleCame', onDone: { return: 'init' } },
    init: {
      entry: 'runModuleInit',
      always: [{ guard: 'moduleInitFails', target: 'going', actions: 'failModuleInit' }, { target: 'live' }],
    },
    going: { entry: 'moduleIsGoing', always: 'moduleGoing' },
    moduleGoing: { chart: 'moduleGoing', onDone: 'gone' },
    gone: { entry: 'moduleIsGone', always: 'moduleWent' },
    moduleWent: { slot: 'moduleWent', onDone: { return: 'failed' } },
    live: { entry: ['moduleIsLive', 'tasksOfModuleStart'], type: 'final' },
    refused: { type: 'final' },
    failed: { type: 'final' },
  },
};
