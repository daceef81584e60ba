import { type Context, entry, ORIGINAL, VMLINUX } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import type { Fault, PatchFunction, PatchObject, World } from '../world.ts';
import { livepatch, meetFault, pendingFault, printk } from './operation.ts';
import { installed, olderThan, replaces } from './patch.ts';
import type { Actions, Guards, Sight } from './word.ts';

/** struct klp_object: the walk over a patch's objects, their functions and the func stacks. */
export const guards = {
  noMoreObjects: ({ context }) => context.operation.object === null,
  isNotLoaded: ({ context }) => !isLoaded(context, context.operation.object),
  /** obj->mod: where one that was refused is kept, the object counts as loaded. */
  hasNoModule: ({ context }) => {
    const { patch, object } = context.operation;
    return !isLoaded(context, object) && !entry(context.livepatches, patch).refused?.[object ?? ''];
  },
  patchingFails: sight => isAtObject(sight, 'patching') && newFunctions(sight) !== 'none',
} satisfies Guards;

export const actions = {
  firstObject: scene => {
    scene.context.operation.object = livepatch(scene).objects[0]?.name ?? null;
  },
  nextObject: scene => {
    const { operation } = scene.context;
    const objects = livepatch(scene).objects;
    const here = objects.findIndex(object => object.name === operation.object);
    operation.object = objects[here + 1]?.name ?? null;
  },
  /** klp_patch_object, for the function that cannot be registered with ftrace (klp_patch_func, patch.c). */
  failToPatch: scene => {
    const fault = pendingFault(scene);
    if (fault?.kind !== 'patching') return;
    const first = newFunctions(scene);
    const line = first === 'none' || first === 'unnamed' ? null : patchingLine(fault, first.original);
    if (line !== null) printk(scene, line);
    meetFault(scene, fault.code);
  },
  prePatchCallbackFailed: scene =>
    printk(scene, `pre-patch callback failed for object '${moduleName(scene.context.operation.object)}'`),
  failedToPatchObject: scene =>
    printk(scene, `failed to patch object '${moduleName(scene.context.operation.object)}'`),
} satisfies Actions;

export const mirrors = {
  noMoreObjects: [
    'core.c: __klp_enable_patch',
    'core.c: __klp_disable_patch',
    'transition.c: klp_complete_transition',
  ],
  hasNoModule: 'core.h: klp_is_object_loaded',
  isNotLoaded: ['core.h: klp_is_object_loaded', 'core.c: klp_find_object_module'],
  patchingFails: ['patch.c: klp_patch_object', 'patch.c: klp_patch_func'],
  firstObject: [
    'core.c: __klp_enable_patch',
    'core.c: __klp_disable_patch',
    'transition.c: klp_complete_transition',
  ],
  nextObject: [
    'core.c: __klp_enable_patch',
    'core.c: __klp_disable_patch',
    'transition.c: klp_complete_transition',
  ],
  failToPatch: 'patch.c: klp_patch_func',
  prePatchCallbackFailed: ['core.c: __klp_enable_patch', 'core.c: klp_module_coming'],
  failedToPatchObject: 'core.c: __klp_enable_patch',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** klp_is_object_loaded: an object of an installed patch is patched exactly while it is loaded. */
export function isLoaded(context: Context, object: string | null): boolean {
  return object === VMLINUX || entry(context.modules, object).state !== 'unloaded';
}

/** The object that the operation is at, unless it is one that only holds nops. */
export function livepatchObject(sight: Sight): PatchObject | undefined {
  const { object } = sight.context.operation;
  return livepatch(sight).objects.find(({ name }) => name === object);
}

export function hasFunctions(object: PatchObject | undefined): boolean {
  return object !== undefined && (object.functions === null || object.functions.length > 0);
}

/**
 * Whether a livepatch has an object of this name, its dynamic ones included: while a replacing patch is on its
 * way in, klp_add_nops has given it an object for each object that an older patch has.
 */
export function hasObject({ context, world }: Sight, patch: string, object: string): boolean {
  const has = (name: string) => entry(world.livepatches, name).objects.some(({ name }) => name === object);
  return has(patch) || olderThan(context, patch).some(older => replaces(world, patch, older) && has(older));
}

/** Whose version of a function can be reached through its func_stack: oldest first, `original` for a nop. */
export function funcStack({ context, world }: Sight, object: string, original: string): StackedFunction[] {
  return stackOf(world, installed(context), object, original);
}

/** The same, were these the installed livepatches. */
export function stackOf(
  world: World,
  patches: Iterable<string>,
  object: string,
  original: string,
): StackedFunction[] {
  const stack: StackedFunction[] = [];
  for (const patch of patches) {
    if (changes(world, patch, object, original)) stack.push({ patch, runs: patch });
    else if (stack.some(older => replaces(world, patch, older.patch))) {
      stack.push({ patch, runs: ORIGINAL });
    }
  }
  return stack;
}

/** An entry of a func_stack: whose it is, and whose version runs by it. */
interface StackedFunction {
  readonly patch: string;
  readonly runs: string;
}

/** Whether the livepatch itself, without its nops, changes this function. */
function changes(world: World, patch: string | null, object: string, original: string): boolean {
  const found = entry(world.livepatches, patch).objects.find(({ name }) => name === object);
  return found?.functions?.some(func => func.original === original) ?? false;
}

/** Whether the pending fault is of this kind and at the object that the operation is at. */
export function isAtObject(sight: Sight, kind: 'symbol' | 'sympos' | 'patching'): boolean {
  const fault = pendingFault(sight);
  const { patch, object } = sight.context.operation;
  return fault?.kind === kind && fault.in === patch && fault.object === object;
}

/** klp_patch_func, whose own want of memory nobody prints. */
function patchingLine({ step, code }: Extract<Fault, { kind: 'patching' }>, original: string): string | null {
  switch (step) {
    case 'location':
      return `failed to find location for function '${original}'`;
    case 'memory':
      return null;
    case 'filter':
      return `failed to set ftrace filter for function '${original}' (${code})`;
    case 'register':
      return `failed to register ftrace handler for function '${original}' (${code})`;
  }
}

/** Whether klp_add_nops has something to add: a replaced livepatch changes a function that this one does not. */
export function needsNops(sight: Sight): boolean {
  const { context, world } = sight;
  const { patch } = context.operation;
  const lacks = (object: string) => !livepatch(sight).objects.some(({ name }) => name === object);
  return [...installed(context)].some(
    older =>
      replaces(world, patch, older) &&
      entry(world.livepatches, older).objects.some(
        ({ name, functions }) =>
          lacks(name) ||
          functions === null ||
          functions.some(({ original }) => !changes(world, patch, name, original)),
      ),
  );
}

/**
 * The first function of the object that no older patch has registered with ftrace already; only registering
 * can fail. `unnamed` where the scenario does not say which functions change.
 */
function newFunctions(sight: Sight): PatchFunction | 'unnamed' | 'none' {
  const object = livepatchObject(sight);
  if (object === undefined) return 'none';
  if (object.functions === null) return 'unnamed';
  const older = olderThan(sight.context, sight.context.operation.patch);
  const isRegistered = (func: PatchFunction) =>
    older.some(patch => changes(sight.world, patch, object.name, func.original));
  return object.functions.find(func => !isRegistered(func)) ?? 'none';
}
