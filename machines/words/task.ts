import { type Context, entry, ORIGINAL, type TaskState } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import { funcStack, isLoaded } from './object.ts';
import type { Actions, Guards, Sight } from './word.ts';

/** A task: the universe it is in (task_struct.patch_state), and the function it sits in. */
export const guards = {
  /** Then those that the world does not list hold every transition up, until it completes. */
  noTaskIsListed: ({ world }) => Object.keys(world.tasks).length === 0,
  mayNotSwitch: sight => !maySwitch(sight, task(sight)),
  mayNotBlock: ({ context, world }) => {
    const name = context.operation.task;
    const { function: original, object } = entry(world.tasks, name);
    const { alive, inside } = entry(context.tasks, name);
    return original === null || !alive || inside !== null || !isLoaded(context, object);
  },
  mayNotUnblock: ({ context, world }) => {
    const name = context.operation.task;
    const { leaves } = entry(world.tasks, name);
    const { alive, inside } = entry(context.tasks, name);
    return inside === null || leaves === 'never' || (leaves === 'exit' && alive);
  },
  mayNotFork: ({ context, world }) => {
    const name = context.operation.task;
    const { parent } = entry(world.tasks, name);
    const { alive, inside } = entry(context.tasks, name);
    return parent === null || alive || inside !== null || !entry(context.tasks, parent).alive;
  },
  mayNotExit: ({ context, world }) => {
    const name = context.operation.task;
    const { parent, leaves } = entry(world.tasks, name);
    const { alive, inside } = entry(context.tasks, name);
    if (leaves === 'exit') return !alive || inside === null;
    return parent === null || !alive || inside !== null;
  },
} satisfies Guards;

export const actions = {
  switchTask: ({ context }) => {
    entry(context.tasks, context.operation.task).patchState = context.klp.targetState;
  },
  enterFunction: scene => enterFunction(scene, scene.context.operation.task),
  leaveFunction: ({ context }) => {
    entry(context.tasks, context.operation.task).inside = null;
  },
  /** The child starts in its parent's universe, and outside of any function. */
  forkTask: ({ context, world }) => {
    const child = entry(context.tasks, context.operation.task);
    const parent = entry(context.tasks, entry(world.tasks, context.operation.task).parent);
    child.alive = true;
    child.patchState = parent.patchState;
  },
  /** Off the task list, so that nobody asks it any more; where it exits within its function it is still in there. */
  exitTask: ({ context }) => {
    const task = entry(context.tasks, context.operation.task);
    task.alive = false;
    task.patchState = 'idle';
  },
  /** The module's own tasks enter their functions once its init has run, and leave them in its exit. */
  tasksOfModuleStart: scene => {
    for (const [name, task] of Object.entries(scene.world.tasks)) {
      if (task.object !== scene.context.operation.module || !task.blocked) continue;
      if (entry(scene.context.tasks, name).alive) enterFunction(scene, name);
    }
  },
  tasksOfModuleStop: ({ context, world }) => {
    for (const [name, task] of Object.entries(world.tasks)) {
      if (task.object === context.operation.module) entry(context.tasks, name).inside = null;
    }
  },
} satisfies Actions;

export const mirrors = {
  noTaskIsListed: 'the model',
  mayNotSwitch: [
    'transition.c: klp_check_and_switch_task',
    'transition.c: klp_check_stack',
    'transition.c: klp_check_stack_func',
  ],
  mayNotBlock: 'the model',
  mayNotUnblock: 'the model',
  mayNotFork: 'the model',
  mayNotExit: 'the model',
  switchTask: ['transition.c: klp_update_patch_state', 'transition.c: __klp_sched_try_switch'],
  enterFunction: 'patch.c: klp_ftrace_handler',
  leaveFunction: 'the model',
  forkTask: 'transition.c: klp_copy_process',
  exitTask: 'the model',
  tasksOfModuleStart: 'the model',
  tasksOfModuleStop: 'the model',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** TIF_PATCH_PENDING. */
export function isPending({ klp }: Context, task: TaskState): boolean {
  return task.alive && klp.transitionPatch !== null && task.patchState !== klp.targetState;
}

/**
 * Whether a pending task can switch now: asleep outside of the functions that change; or at kernel exit, outside of
 * every function, which is all that is left where its stack is unreliable, and where it runs beside cond_resched.
 */
export function maySwitch(sight: Sight, name: string): boolean {
  const { context, world } = sight;
  const task = entry(context.tasks, name);
  const { is, leaves } = entry(world.tasks, name);
  if (!isPending(context, task)) return false;
  if (is === 'running' || is === 'unreliable') return task.inside === null && leaves !== 'never';
  return world.reliableStacks ? !sleepsOnChangedFunction(sight, name) : task.inside === null;
}

/** klp_try_switch_task: it switches nobody who runs, or whose stack it cannot trust. */
export function mayBeSwitched(sight: Sight, name: string): boolean {
  const { reliableStacks, tasks } = sight.world;
  return reliableStacks && entry(tasks, name).is === 'asleep' && maySwitch(sight, name);
}

/** wake_up_if_idle: the idle task of a CPU goes through its loop, in which it switches. */
export function mayBeKicked({ context, world }: Sight, name: string): boolean {
  return entry(world.tasks, name).is === 'idle' && isPending(context, entry(context.tasks, name));
}

function task({ context }: Sight): string {
  return context.operation.task ?? '';
}

/**
 * klp_check_stack: is the task inside code that the transition is about to take away? When unpatching that is
 * the transition patch's own function, when patching the next older one on the func_stack; one level only. (Where
 * the disable of the oldest of several patches is reversed, klp_check_stack_func steps over the end of the list;
 * here it finds the original function, as it was meant to.)
 */
function sleepsOnChangedFunction(sight: Sight, name: string): boolean {
  const { inside } = entry(sight.context.tasks, name);
  const { function: original, object } = entry(sight.world.tasks, name);
  if (inside === null || original === null) return false;
  const stack = funcStack(sight, object, original);
  const here = stack.findIndex(({ patch }) => patch === sight.context.klp.transitionPatch);
  if (here === -1) return false;
  const forbidden = sight.context.klp.targetState === 'unpatched' ? stack[here] : stack[here - 1];
  return inside === (forbidden?.runs ?? ORIGINAL);
}

/** klp_ftrace_handler: the top of the func_stack, or the entry below it for a task that has not switched. */
function enterFunction(sight: Sight, name: string | null): void {
  const state = entry(sight.context.tasks, name);
  const { function: original, object } = entry(sight.world.tasks, name);
  if (original === null) return;
  const stack = funcStack(sight, object, original);
  const top = stack.at(-1);
  const staysOld = top?.patch === sight.context.klp.transitionPatch && state.patchState === 'unpatched';
  state.inside = (staysOld ? stack.at(-2) : top)?.runs ?? ORIGINAL;
}
