import { entry, NO_OPERATION } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import type { Fault, Livepatch } from '../world.ts';
import type { Actions, ActionsOf, Guards, Scene, Sight } from './word.ts';

/** The operation that holds klp_mutex: what it is about, how it ends, and the fault that it may meet. */
export const guards = {
  /** Only a negative value of a module's init makes its load fail. */
  resultIsNegative: ({ context }) => context.operation.result < 0,
  faultBudgetIsSpent: ({ context }) => context.operation.fault !== null && context.faults.left === 0,
} satisfies Guards;

export const actions = {
  begin: ({ context: { operation, klp }, event }) => {
    operation.patch = 'patch' in event ? event.patch : klp.transitionPatch;
    operation.module = 'module' in event ? event.module : null;
    operation.task = 'task' in event ? event.task : null;
    operation.value = event.type === 'enable' ? true : event.type === 'disable' ? false : null;
    operation.fault = 'fault' in event ? (event.fault ?? null) : null;
  },
  /** What is left to do knows nothing of the value that was written, and comes by no fault any more. */
  beginFirstAttempt: scene => {
    missFault(scene);
    scene.context.operation.value = null;
  },
  end: scene => {
    missFault(scene);
    const { operation } = scene.context;
    if (operation.result < 0) scene.say({ type: 'failed', code: operation.result });
    Object.assign(operation, NO_OPERATION);
  },
  forgetResult: ({ context: { operation } }) => {
    operation.result = 0;
  },
  operationNotPermitted: scene => refuse(scene, ERRNO.EPERM),
  noSuchFile: scene => refuse(scene, ERRNO.ENOENT),
  tryAgain: scene => refuse(scene, ERRNO.EAGAIN),
  deviceOrResourceBusy: scene => refuse(scene, ERRNO.EBUSY),
  fileExists: scene => refuse(scene, ERRNO.EEXIST),
  invalidArgument: scene => refuse(scene, ERRNO.EINVAL),
  operationNotSupported: scene => refuse(scene, ERRNO.EOPNOTSUPP),
} satisfies Actions;

export const actionsOf = {
  /** A function of the livepatch's own returns this. */
  returnValue: code => scene => {
    scene.context.operation.result = Number(code);
  },
  /** pr_info of a livepatch's module, whose pr_fmt puts its name in front. */
  printLine: line => scene =>
    scene.say({ type: 'log', line: `${moduleName(scene.context.operation.patch)}: ${line}` }),
} satisfies ActionsOf;

export const mirrors = {
  returnValue: 'the model',
  printLine: 'the model',
  resultIsNegative: 'kernel/module/main.c: do_init_module',
  faultBudgetIsSpent: 'the model',
  begin: 'the model',
  beginFirstAttempt: 'the model',
  end: 'the model',
  forgetResult: 'kernel/module/main.c: do_init_module',
  operationNotPermitted: 'the model',
  noSuchFile: [
    'core.c: klp_free_patch_finish',
    'kernel/module/main.c: load_module',
    'kernel/module/main.c: delete_module',
  ],
  tryAgain: 'kernel/module/main.c: delete_module',
  deviceOrResourceBusy: ['core.c: __klp_enable_patch', 'core.c: __klp_disable_patch'],
  fileExists: 'kernel/module/main.c: load_module',
  invalidArgument: [
    'core.c: klp_enable_patch',
    'core.c: enabled_store',
    'core.c: force_store',
    'core.c: klp_module_coming',
  ],
  operationNotSupported: 'core.c: klp_enable_patch',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions | keyof typeof actionsOf>;

/** Ends an operation that the kernel refuses: nothing has changed. `errno` is positive. */
function refuse({ context: { operation }, say }: Scene, errno: number): void {
  say({ type: 'refused', code: -errno });
  operation.fault = null;
}

/** The livepatch that the operation is about. */
export function livepatch({ context, world }: Sight): Livepatch {
  return entry(world.livepatches, context.operation.patch);
}

/** A printk of kernel/livepatch, whose pr_fmt puts the module's name in front. */
export function printk({ say }: Scene, line: string): void {
  say({ type: 'log', line: `livepatch: ${line}` });
}

/** The fault that the operation carries and that is still to happen. */
export function pendingFault({ context, world }: Sight): Fault | undefined {
  const { fault } = context.operation;
  return fault === null ? undefined : world.faults[fault];
}

/** A fault that has not happened by now will not happen. */
function missFault({ context: { operation }, say }: Scene): void {
  if (operation.fault !== null) say({ type: 'fault', happened: false });
  operation.fault = null;
}

/** Marks the pending fault as happened, and makes the operation return its code. */
export function meetFault(scene: Scene, code: number): void {
  const { operation, faults } = scene.context;
  operation.fault = null;
  operation.result = code;
  if (faults.left !== null) faults.left -= 1;
  scene.say({ type: 'fault', happened: true });
}
