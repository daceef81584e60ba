import type { Chart } from './chart.ts';
import type { Design } from './designs/design.ts';
import { enable } from './enable.ts';
import type { CoreAction, CoreGuard } from './words/index.ts';

/**
 * insmod of a livepatch: its init calls klp_enable_patch (core.c), which asks in this order. Whether the patch is
 * compatible is decided before whether another transition runs.
 */
export const load = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> => ({
  initial: 'insmod',
  states: {
    insmod: {
      always: [
        { guard: 'moduleIsResident', target: 'refused', actions: 'fileExists' },
        { guard: 'faultBudgetIsSpent', target: 'refused', actions: 'operationNotPermitted' },
        { target: 'marked' },
      ],
    },
    marked: {
      always: [
        {
          guard: 'isNotMarkedAsLivepatch',
          target: 'refused',
          actions: ['notMarkedAsLivepatch', 'invalidArgument'],
        },
        { guard: 'hasNoReliableStacks', target: 'compatible', actions: 'warnOfUnreliableStacks' },
        { target: 'compatible' },
      ],
    },
    compatible: {
      always: [
        { guard: 'isIncompatible', target: 'refused', actions: ['notCompatible', 'invalidArgument'] },
        { target: 'initPatch' },
      ],
    },
    initPatch: {
      always: [
        { guard: 'someSymbolIsMissing', target: 'refused', actions: 'missSymbol' },
        { guard: 'aTransitionRuns', target: 'refused', actions: 'deviceOrResourceBusy' },
        { guard: 'isAddressReused', target: 'enable', actions: 'reuseAddress' },
        { target: 'enable' },
      ],
    },
    enable: {
      ...enable(design),
      onDone: [
        { guard: 'resultIsNegative', target: 'refused', actions: 'unloadModule' },
        { target: 'loaded', actions: ['keepModule', 'forgetResult'] },
      ],
    },
    loaded: { type: 'final' },
    refused: { type: 'final' },
  },
});
