import type { CoreChart } from './core-chart.ts';

/** insmod of a livepatch: the module loader runs the module's init, which calls klp_enable_patch. */
export const load: CoreChart = {
  mirrors: 'kernel/module/main.c: do_init_module',
  initial: 'insmod',
  states: {
    insmod: {
      always: [
        { guard: 'moduleIsResident', target: 'refused', actions: 'fileExists' },
        { guard: 'faultBudgetIsSpent', target: 'refused', actions: 'operationNotPermitted' },
        { target: 'relocate' },
      ],
    },
    relocate: {
      mirrors: 'core.c: klp_apply_section_relocs',
      description: 'the relocations for vmlinux',
      always: [
        { guard: 'relocationsOfVmlinuxAreWrittenLate', target: 'moduleInit' },
        { guard: 'relocationOfVmlinuxFails', target: 'failed', actions: 'failToRelocate' },
        { target: 'moduleInit' },
      ],
    },
    moduleInit: { slot: 'moduleInit', onDone: { return: 'enablePatch', failed: 'failed' } },
    enablePatch: {
      chart: 'enablePatch',
      onDone: {
        enabled: 'loaded',
        refused: 'exitRefused',
        // Only a negative value makes the load fail; after another one the module stays, and its patch is freed.
        failed: [{ guard: 'resultIsNegative', target: 'exitFailed' }, { target: 'loaded' }],
      },
    },
    exitRefused: { slot: 'moduleExit', onDone: { return: 'refused' } },
    exitFailed: { slot: 'moduleExit', onDone: { return: 'failed' } },
    loaded: { entry: ['keepModule', 'forgetResult'], type: 'final' },
    refused: { type: 'final' },
    failed: { entry: 'unloadModule', type: 'final' },
  },
};
