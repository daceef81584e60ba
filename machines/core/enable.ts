import type { Design } from '../designs/design.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { Chart } from './chart.ts';
import { complete } from './complete.ts';
import { prePatch } from './pre-patch.ts';
import { withoutEmptySlots } from './slots.ts';

/**
 * __klp_enable_patch (core.c): each loaded object in turn is prepared by its pre-patch callback and patched. The
 * first that fails takes the whole patch back before a single task has been asked to switch.
 */
export const enable = <G extends string, A extends string>(
  design: Design<G, A>,
): Chart<CoreGuard | G, CoreAction | A> =>
  withoutEmptySlots({
    initial: 'initTransition',
    states: {
      initTransition: { entry: ['addToStack', 'initPatching'], always: 'begins' },
      begins: {
        ...design.enableBegins,
        onDone: [
          { guard: 'hasFailed', target: 'cancel' },
          { target: 'object', actions: 'firstObject' },
        ],
      },
      object: {
        always: [
          { guard: 'noMoreObjects', target: 'start' },
          { guard: 'isNotLoaded', target: 'nextObject' },
          { target: 'prePatch' },
        ],
      },
      prePatch: {
        ...prePatch(design),
        onDone: [
          { guard: 'hasFailed', target: 'cancel', actions: 'prePatchCallbackFailed' },
          { target: 'patchObject' },
        ],
      },
      patchObject: {
        always: [
          { guard: 'patchingFails', target: 'cancel', actions: ['failToPatch', 'failedToPatchObject'] },
          { target: 'nextObject' },
        ],
      },
      nextObject: { entry: 'nextObject', always: 'object' },
      start: { entry: ['startTransition', 'setEnabled'], always: 'enabled' },
      cancel: { entry: ['failedToEnable', 'cancelTransition'], always: 'complete' },
      complete: { ...complete(design), onDone: 'free' },
      free: { entry: 'freePatch', always: 'enabled' },
      enabled: { type: 'final' },
    },
  });
