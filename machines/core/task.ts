import type { Mirrored } from '../kernel.ts';
import type { CoreAction, CoreGuard } from '../words/index.ts';
import type { CoreChart } from './core-chart.ts';

/** What a task does between two operations, without klp_mutex. What it cannot do now is refused with EINVAL. */
const step = (mirrors: Mirrored | readonly Mirrored[], cannot: CoreGuard, act: CoreAction): CoreChart => ({
  mirrors,
  initial: 'running',
  states: {
    running: {
      always: [
        { guard: cannot, target: 'refused', actions: 'invalidArgument' },
        { target: 'done', actions: act },
      ],
    },
    done: { type: 'final' },
    refused: { type: 'final' },
  },
});

/** At kernel exit, in its idle loop, in cond_resched, or because the delayed work finds it asleep elsewhere. */
export const switchTask = step(
  ['transition.c: klp_update_patch_state', 'transition.c: __klp_sched_try_switch'],
  'mayNotSwitch',
  'switchTask',
);
/** It calls the function that it sits in while it is blocked: which one it gets is for the ftrace handler to say. */
export const blockTask = step('patch.c: klp_ftrace_handler', 'mayNotBlock', 'enterFunction');
/** It comes back from the function. */
export const unblockTask = step('the model', 'mayNotUnblock', 'leaveFunction');
/** The child starts in the universe of its parent. */
export const forkTask = step('transition.c: klp_copy_process', 'mayNotFork', 'forkTask');
/** Of a task that was forked, and that is outside of its function; or of one that exits within it. */
export const exitTask = step('the model', 'mayNotExit', 'exitTask');
