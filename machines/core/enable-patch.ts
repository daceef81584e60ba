import type { CoreChart } from './core-chart.ts';

/**
 * What the init of a livepatch calls. Whether the patch is compatible is asked before whether another transition
 * runs: an incompatible one gets EINVAL at any time, any other EBUSY. What is not asked here (pointers that are NULL,
 * ENODEV) a scenario cannot declare.
 */
export const enablePatch: CoreChart = {
  mirrors: 'core.c: klp_enable_patch',
  initial: 'isLivepatchModule',
  states: {
    isLivepatchModule: {
      always: [
        {
          guard: 'isNotMarkedAsLivepatch',
          target: 'refused',
          actions: ['notMarkedAsLivepatch', 'invalidArgument'],
        },
        { target: 'haveReliableStack' },
      ],
    },
    haveReliableStack: {
      always: [
        {
          guard: 'unreliableStacksAreRefused',
          target: 'refused',
          actions: ['missReliableStacks', 'operationNotSupported'],
        },
        {
          guard: 'hasNoReliableStacks',
          target: 'isPatchCompatible',
          actions: ['missReliableStacks', 'mayNeverComplete'],
        },
        { target: 'isPatchCompatible' },
      ],
    },
    isPatchCompatible: {
      always: [
        { guard: 'isIncompatible', target: 'refused', actions: ['notCompatible', 'invalidArgument'] },
        { target: 'initPatch' },
      ],
    },
    initPatch: { chart: 'initPatch', onDone: { initialized: 'enable', failed: 'freeFailed' } },
    enable: {
      chart: 'enable',
      onDone: { started: 'enabled', refused: 'freeRefused', failed: 'freeFailed' },
    },
    enabled: { type: 'final' },
    // The kernel's one label `err`, once for each way to come to it.
    freeRefused: { entry: 'freePatch', always: 'refused' },
    freeFailed: { entry: 'freePatch', always: 'failed' },
    refused: { type: 'final' },
    failed: { type: 'final' },
  },
};
