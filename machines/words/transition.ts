import { type Context, entry } from '../context.ts';
import type { Actions, Guards, Scene } from '../core/chart.ts';
import { printk } from './operation.ts';
import { installed, replaces } from './patch.ts';
import { isPending, mayBeSwitched } from './task.ts';

/** The one transition that may run (kernel/livepatch/transition.c). */
export const guards = {
  noTransitionRuns: ({ context }) => context.klp.transitionPatch === null,
  aTransitionRuns: ({ context }) => context.klp.transitionPatch !== null,
  isTransitionPatch: ({ context }) => context.klp.transitionPatch === context.operation.patch,
  targetIsPatched: ({ context }) => context.klp.targetState === 'patched',
  everyTaskHasSwitched: ({ context }) => everyTaskHasSwitched(context),
  /** At attempt 15, 30, 45, ... (SIGNALS_TIMEOUT). */
  signalsAreDue: ({ context }) => context.klp.signalsCnt === 15 || context.klp.signalsCnt === 30,
} satisfies Guards;

export const actions = {
  /** klp_init_transition. */
  initPatching: scene => initTransition(scene, 'patched'),
  initUnpatching: scene => initTransition(scene, 'unpatched'),
  /** klp_start_transition: tasks that are not in the target state are pending from here on. */
  startTransition: scene => {
    const { klp } = scene.context;
    printk(scene, `'${klp.transitionPatch}': starting ${direction(scene)} transition`);
    klp.signalsCnt = 0;
  },
  /** klp_try_switch_task, for every task. */
  trySwitchTasks: scene => {
    for (const [name, task] of Object.entries(scene.context.tasks)) {
      if (mayBeSwitched(scene, name)) task.patchState = scene.context.klp.targetState;
    }
  },
  /** klp_send_signals: a user task is pushed through kernel exit, where it switches; a kthread is woken. */
  sendSignals: scene => {
    const { context, world } = scene;
    if (context.klp.signalsCnt === 15) printk(scene, 'signaling remaining tasks');
    for (const [name, task] of Object.entries(context.tasks)) {
      if (!isPending(context, task) || entry(world.tasks, name).leaves !== 'signal') continue;
      task.inside = null;
      task.patchState = context.klp.targetState;
    }
  },
  /** Only 15 and each later multiple matter, so after 30 the count goes on from 16. */
  countAttempt: ({ context: { klp } }) => {
    klp.signalsCnt = klp.signalsCnt === 30 ? 16 : klp.signalsCnt + 1;
  },
  cancelTransition: scene => {
    const { klp } = scene.context;
    printk(scene, `'${klp.transitionPatch}': canceling patching transition, going to unpatch`);
    klp.targetState = 'unpatched';
  },
  completingTransition: scene =>
    printk(scene, `'${scene.context.klp.transitionPatch}': completing ${direction(scene)} transition`),
  /** Every task forgets its universe. */
  idleTasks: ({ context }) => {
    for (const task of Object.values(context.tasks)) task.patchState = 'idle';
  },
  transitionComplete: scene => {
    const { klp } = scene.context;
    printk(scene, `'${klp.transitionPatch}': ${direction(scene)} complete`);
    klp.targetState = 'idle';
    klp.transitionPatch = null;
    klp.signalsCnt = 0;
  },
  reversingTransition: scene => {
    const from = direction(scene);
    const to = from === 'patching' ? 'unpatching' : 'patching';
    const patch = scene.context.klp.transitionPatch;
    printk(scene, `'${patch}': reversing transition from ${from} to ${to}`);
  },
  reverseEnabled: ({ context }) => {
    const patch = entry(context.livepatches, context.klp.transitionPatch);
    patch.enabled = !patch.enabled;
  },
  reverseTarget: ({ context: { klp } }) => {
    klp.targetState = klp.targetState === 'patched' ? 'unpatched' : 'patched';
  },
  forceTasks: scene => {
    const { context } = scene;
    printk(scene, 'forcing remaining tasks to the patched state');
    for (const task of Object.values(context.tasks)) {
      if (isPending(context, task)) task.patchState = context.klp.targetState;
    }
  },
  /** Its module must stay for ever: a task may still run its code. */
  markTransitionPatchForced: ({ context }) => {
    entry(context.livepatches, context.klp.transitionPatch).forced = true;
  },
  /** Every other patch in klp_patches, the newer ones too. */
  markOtherPatchesForced: ({ context, world }) => {
    const { transitionPatch } = context.klp;
    for (const patch of installed(context)) {
      if (patch === transitionPatch || !replaces(world, transitionPatch, patch)) continue;
      entry(context.livepatches, patch).forced = true;
    }
  },
} satisfies Actions;

export function everyTaskHasSwitched(context: Context): boolean {
  return (
    context.klp.transitionPatch !== null &&
    Object.values(context.tasks).every(task => !isPending(context, task))
  );
}

function initTransition(scene: Scene, target: 'patched' | 'unpatched'): void {
  const { klp, operation, tasks } = scene.context;
  klp.transitionPatch = operation.patch;
  klp.targetState = target;
  printk(scene, `'${operation.patch}': initializing ${direction(scene)} transition`);
  for (const task of Object.values(tasks)) {
    if (task.alive) task.patchState = target === 'patched' ? 'unpatched' : 'patched';
  }
}

function direction({ context }: Scene): 'patching' | 'unpatching' {
  return context.klp.targetState === 'patched' ? 'patching' : 'unpatching';
}
