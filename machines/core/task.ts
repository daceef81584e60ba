import type { CoreAction, CoreChart, CoreGuard } from '../words/index.ts';

/**
 * What a task does between two operations, without klp_mutex: it switches to the target state (at kernel exit, in
 * its idle loop, or because the delayed work found it asleep elsewhere), enters or leaves its function, is forked
 * or exits. What it cannot do now is refused with EINVAL.
 */
const step = (cannot: CoreGuard, act: CoreAction): CoreChart => ({
  initial: 'running',
  states: {
    running: {
      always: [
        { guard: cannot, target: 'stepped', actions: 'invalidArgument' },
        { target: 'stepped', actions: act },
      ],
    },
    stepped: { type: 'final' },
  },
});

export const switchTask = step('mayNotSwitch', 'switchTask');
export const blockTask = step('mayNotBlock', 'enterFunction');
export const unblockTask = step('mayNotUnblock', 'leaveFunction');
/** klp_copy_process (transition.c). */
export const forkTask = step('mayNotFork', 'forkTask');
export const exitTask = step('mayNotExit', 'exitTask');
