import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { preUnpatch } from './pre-unpatch.ts';
import { revert } from './revert.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * A write to /sys/kernel/livepatch/PATCH/enabled (enabled_store, core.c). On the patch that is in transition it
 * reverses the transition; else 0 disables the patch, and 1 is refused: there is no enabling again.
 */
export const writeEnabled = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> => ({
  initial: 'store',
  states: {
    store: {
      always: [
        { guard: 'isNotInstalled', target: 'written', actions: 'noSuchFile' },
        { guard: 'isInRequestedState', target: 'written', actions: 'invalidArgument' },
        ...(design.mayNotDisable === undefined
          ? []
          : ([
              {
                guard: 'mayNotDisable',
                target: 'written',
                actions: ['doesNotSupportDisable', 'invalidArgument'],
              },
            ] as const)),
        { guard: 'isTransitionPatch', target: 'revert' },
        { guard: 'valueIsEnable', target: 'written', actions: 'invalidArgument' },
        { guard: 'aTransitionRuns', target: 'written', actions: 'deviceOrResourceBusy' },
        { target: 'disable' },
      ],
    },
    revert: { ...revert(design), onDone: 'written' },
    disable: { ...disable(design), onDone: 'written' },
    written: { type: 'final' },
  },
});

/** __klp_disable_patch (core.c): whatever is above it on the stack, the patch may go. */
const disable = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'initTransition',
    states: {
      initTransition: { entry: 'initUnpatching', always: 'begins' },
      begins: { ...design.disableBegins, onDone: [{ target: 'object', actions: 'firstObject' }] },
      object: {
        always: [
          { guard: 'noMoreObjects', target: 'start' },
          { guard: 'isNotLoaded', target: 'nextObject' },
          { target: 'preUnpatch' },
        ],
      },
      preUnpatch: { ...preUnpatch(design), onDone: 'nextObject' },
      nextObject: { entry: 'nextObject', always: 'object' },
      start: { entry: ['startTransition', 'clearEnabled'], always: 'disabled' },
      disabled: { type: 'final' },
    },
  });
