import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { enable } from './enable.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * insmod of a livepatch: its init calls klp_enable_patch (core.c), which asks in this order. Whether the patch is
 * compatible is decided before whether another transition runs.
 */
export const load = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'insmod',
    states: {
      insmod: {
        always: [
          { guard: 'moduleIsResident', target: 'refused', actions: 'fileExists' },
          { guard: 'faultBudgetIsSpent', target: 'refused', actions: 'operationNotPermitted' },
          { target: 'moduleInit' },
        ],
      },
      moduleInit: { ...design.moduleInit, onDone: 'marked' },
      marked: {
        always: [
          {
            guard: 'isNotMarkedAsLivepatch',
            target: 'moduleExit',
            actions: ['notMarkedAsLivepatch', 'invalidArgument'],
          },
          { guard: 'hasNoReliableStacks', target: 'compatible', actions: 'warnOfUnreliableStacks' },
          { target: 'compatible' },
        ],
      },
      compatible: {
        always: [
          { guard: 'isIncompatible', target: 'moduleExit', actions: ['notCompatible', 'invalidArgument'] },
          { target: 'initPatch' },
        ],
      },
      initPatch: {
        always: [
          { guard: 'someSymbolIsMissing', target: 'moduleExit', actions: 'missSymbol' },
          { guard: 'aTransitionRuns', target: 'moduleExit', actions: 'deviceOrResourceBusy' },
          { guard: 'isAddressReused', target: 'enable', actions: 'reuseAddress' },
          { target: 'enable' },
        ],
      },
      enable: {
        ...enable(design),
        onDone: [
          { guard: 'resultIsNegative', target: 'moduleExitAfterEnable' },
          { target: 'loaded', actions: ['keepModule', 'forgetResult'] },
        ],
      },
      moduleExitAfterEnable: {
        ...design.moduleExit,
        onDone: [{ target: 'refused', actions: 'unloadModule' }],
      },
      moduleExit: { ...design.moduleExit, onDone: 'refused' },
      loaded: { type: 'final' },
      refused: { type: 'final' },
    },
  });
