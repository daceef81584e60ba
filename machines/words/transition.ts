import { entry } from '../context.ts';
import type { KlpEvent } from '../events.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import { hasOldRule } from '../releases.ts';
import { printk } from './operation.ts';
import { installed, replaces } from './patch.ts';
import { isPending, mayBeKicked, mayBeSwitched } from './task.ts';
import type { Actions, Guards, Scene } from './word.ts';

/** The one transition that may run (kernel/livepatch/transition.c). */
export const guards = {
  noTransitionRuns: ({ context }) => context.klp.transitionPatch === null,
  aTransitionRuns: ({ context }) => context.klp.transitionPatch !== null,
  isTransitionPatch: ({ context }) => context.klp.transitionPatch === context.operation.patch,
  targetIsPatched: ({ context }) => context.klp.targetState === 'patched',
  targetIsUnpatched: ({ context }) => context.klp.targetState === 'unpatched',
  everyPatchIsForced: ({ world }) => hasOldRule(world.kernel, 'everyPatchIsForced'),
  everyTaskHasSwitched: ({ context }) =>
    Object.values(context.tasks).every(task => !isPending(context, task)),
  /** At attempt 15, 30, 45, ... (SIGNALS_TIMEOUT). */
  signalsAreDue: ({ context }) => context.klp.signalsCnt === 15 || context.klp.signalsCnt === 30,
} satisfies Guards;

export const actions = {
  initPatching: scene => initTransition(scene, 'patched'),
  initUnpatching: scene => initTransition(scene, 'unpatched'),
  /** Tasks that are not in the target state are pending from here on. */
  startTransition: scene => {
    const { klp } = scene.context;
    printk(scene, `'${moduleName(klp.transitionPatch)}': starting ${direction(scene)} transition`);
    klp.signalsCnt = 0;
  },
  /** Those that are on a CPU are left for another time (task_curr). */
  trySwitchTasks: scene => {
    const { context, event } = scene;
    let missed = false;
    for (const [name, task] of Object.entries(context.tasks)) {
      const mayBe = mayBeSwitched(scene, name);
      if (isRunning(event, name)) missed ||= mayBe || mayBeKicked(scene, name);
      else if (mayBe) task.patchState = context.klp.targetState;
    }
    scene.say({ type: 'attempt', missed });
  },
  /** It is kicked while the others are tried, and switches in its loop as soon as its CPU gets there. */
  wakeUpIdleTasks: scene => {
    const { context, event } = scene;
    for (const [name, task] of Object.entries(context.tasks)) {
      if (!mayBeKicked(scene, name) || isRunning(event, name)) continue;
      task.patchState = context.klp.targetState;
    }
  },
  /** A user task is pushed through kernel exit, where it switches; a kthread is woken, and leaves its function. */
  sendSignals: scene => {
    const { context, world } = scene;
    if (context.klp.signalsCnt === 15) printk(scene, 'signaling remaining tasks');
    for (const [name, task] of Object.entries(context.tasks)) {
      if (!isPending(context, task)) continue;
      const { leaves } = entry(world.tasks, name);
      if (leaves === 'signal' || leaves === 'wake-up') task.inside = null;
      if (leaves === 'signal') task.patchState = context.klp.targetState;
    }
  },
  /** Only 15 and each later multiple matter, so after 30 the count goes on from 16. */
  countAttempt: ({ context: { klp }, world }) => {
    if (world.attempt === null) return;
    klp.signalsCnt = klp.signalsCnt === 30 ? 16 : klp.signalsCnt + 1;
  },
  cancelingTransition: scene =>
    printk(
      scene,
      `'${moduleName(scene.context.klp.transitionPatch)}': canceling patching transition, going to unpatch`,
    ),
  completingTransition: scene =>
    printk(
      scene,
      `'${moduleName(scene.context.klp.transitionPatch)}': completing ${direction(scene)} transition`,
    ),
  /** Every task forgets its universe. */
  idleTasks: ({ context }) => {
    for (const task of Object.values(context.tasks)) task.patchState = 'idle';
  },
  transitionComplete: scene => {
    const { klp } = scene.context;
    printk(scene, `'${moduleName(klp.transitionPatch)}': ${direction(scene)} complete`);
    klp.targetState = 'idle';
    klp.transitionPatch = null;
    klp.signalsCnt = 0;
  },
  reversingTransition: scene => {
    const from = direction(scene);
    const to = from === 'patching' ? 'unpatching' : 'patching';
    const patch = scene.context.klp.transitionPatch;
    printk(scene, `'${moduleName(patch)}': reversing transition from ${from} to ${to}`);
  },
  reverseEnabled: ({ context }) => {
    const patch = entry(context.livepatches, context.klp.transitionPatch);
    patch.enabled = !patch.enabled;
  },
  reverseTarget: ({ context: { klp } }) => {
    klp.targetState = klp.targetState === 'patched' ? 'unpatched' : 'patched';
  },
  forcingTasks: scene => printk(scene, 'forcing remaining tasks to the patched state'),
  switchAllTasks: ({ context }) => {
    for (const task of Object.values(context.tasks)) {
      if (isPending(context, task)) task.patchState = context.klp.targetState;
    }
  },
  /** Its module must stay for ever: a task may still run its code. */
  setTransitionPatchForced: ({ context }) => {
    entry(context.livepatches, context.klp.transitionPatch).forced = true;
  },
  /** Whatever the transition is about, itself included. */
  setEveryPatchForced: ({ context }) => {
    for (const patch of installed(context)) entry(context.livepatches, patch).forced = true;
  },
  /** Every other patch in klp_patches, the newer ones too. */
  setOtherPatchesForced: ({ context, world }) => {
    const { transitionPatch } = context.klp;
    const { pins } = entry(world.livepatches, transitionPatch);
    for (const patch of installed(context)) {
      const isPinned = pins?.includes(patch) ?? replaces(world, transitionPatch, patch);
      if (patch === transitionPatch || !isPinned) continue;
      entry(context.livepatches, patch).forced = true;
    }
  },
} satisfies Actions;

export const mirrors = {
  noTransitionRuns: 'transition.c: klp_complete_transition',
  aTransitionRuns: ['core.c: __klp_enable_patch', 'core.c: __klp_disable_patch'],
  isTransitionPatch: [
    'core.c: enabled_store',
    'core.c: force_store',
    'core.c: klp_module_coming',
    'core.c: klp_cleanup_module_patches_limited',
  ],
  targetIsPatched: 'transition.c: klp_complete_transition',
  targetIsUnpatched: ['transition.c: klp_complete_transition', 'transition.c: klp_force_transition'],
  everyPatchIsForced: 'transition.c: klp_force_transition',
  everyTaskHasSwitched: 'transition.c: klp_try_complete_transition',
  signalsAreDue: 'transition.c: klp_try_complete_transition',
  initPatching: 'transition.c: klp_init_transition',
  initUnpatching: 'transition.c: klp_init_transition',
  startTransition: 'transition.c: klp_start_transition',
  trySwitchTasks: [
    'transition.c: klp_try_complete_transition',
    'transition.c: klp_try_switch_task',
    'transition.c: klp_check_and_switch_task',
  ],
  wakeUpIdleTasks: 'transition.c: klp_try_complete_transition',
  sendSignals: 'transition.c: klp_send_signals',
  countAttempt: 'transition.c: klp_try_complete_transition',
  cancelingTransition: 'transition.c: klp_cancel_transition',
  completingTransition: 'transition.c: klp_complete_transition',
  idleTasks: 'transition.c: klp_complete_transition',
  transitionComplete: 'transition.c: klp_complete_transition',
  reversingTransition: 'transition.c: klp_reverse_transition',
  reverseEnabled: 'transition.c: klp_reverse_transition',
  reverseTarget: ['transition.c: klp_reverse_transition', 'transition.c: klp_cancel_transition'],
  forcingTasks: 'transition.c: klp_force_transition',
  switchAllTasks: ['transition.c: klp_force_transition', 'transition.c: klp_update_patch_state'],
  setTransitionPatchForced: 'transition.c: klp_force_transition',
  setEveryPatchForced: 'transition.c: klp_force_transition',
  setOtherPatchesForced: 'transition.c: klp_force_transition',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

function isRunning(event: KlpEvent, name: string): boolean {
  const running = 'running' in event ? (event.running ?? []) : [];
  return running === 'all' || running.includes(name);
}

function initTransition(scene: Scene, target: 'patched' | 'unpatched'): void {
  const { klp, operation, tasks } = scene.context;
  klp.transitionPatch = operation.patch;
  klp.targetState = target;
  printk(scene, `'${moduleName(operation.patch)}': initializing ${direction(scene)} transition`);
  for (const task of Object.values(tasks)) {
    if (task.alive) task.patchState = target === 'patched' ? 'unpatched' : 'patched';
  }
}

function direction({ context }: Scene): 'patching' | 'unpatching' {
  return context.klp.targetState === 'patched' ? 'patching' : 'unpatching';
}
