import { type Context, DANGLING, entry } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import { hasOldRule } from '../releases.ts';
import type { World } from '../world.ts';
import { livepatch, meetFault, pendingFault, printk } from './operation.ts';
import { isDangling } from './owner.ts';
import type { Actions, Guards, Scene, Sight } from './word.ts';

/** struct klp_patch, its module, and its place in klp_patches. */
export const guards = {
  moduleIsResident: ({ context }) => entry(context.livepatches, context.operation.patch).resident,
  moduleIsNotResident: ({ context }) => !entry(context.livepatches, context.operation.patch).resident,
  isNotMarkedAsLivepatch: sight => !livepatch(sight).marked,
  hasNoReliableStacks: ({ world }) => !world.reliableStacks,
  /** Its directory in sysfs is there exactly while it is in klp_patches. */
  isNotInstalled: ({ context }) => !isInstalled(context, context.operation.patch),
  /** An installed patch, or one that took part in a forced transition, holds a reference on its module. */
  moduleIsInUse: ({ context }) =>
    isInstalled(context, context.operation.patch) ||
    entry(context.livepatches, context.operation.patch).forced,
  isInRequestedState: ({ context }) =>
    entry(context.livepatches, context.operation.patch).enabled === context.operation.value,
  isEnabled: ({ context }) => entry(context.livepatches, context.operation.patch).enabled,
  isNotEnabled: ({ context }) => !entry(context.livepatches, context.operation.patch).enabled,
  valueIsDisable: ({ context }) => context.operation.value === false,
  replaces: sight => livepatch(sight).replace,
  isAddressReused: sight =>
    pendingFault(sight)?.kind === 'address' &&
    Object.values(sight.context.features).some(feature => isDangling(feature.owner)),
  unreliableStacksAreRefused: ({ world }) =>
    !world.reliableStacks && hasOldRule(world.kernel, 'unreliableStacksAreRefused'),
  /** klp_discard_replaced_patches also frees them, where klp_unpatch_replaced_patches does not. */
  replacedPatchesAreFreedAtOnce: ({ world }) => hasOldRule(world.kernel, 'replacedPatchesAreFreedAtOnce'),
} satisfies Guards;

export const actions = {
  notMarkedAsLivepatch: scene =>
    printk(scene, `module ${moduleName(scene.context.operation.patch)} is not marked as a livepatch module`),
  missReliableStacks: scene =>
    printk(scene, "This architecture doesn't have support for the livepatch consistency model."),
  mayNeverComplete: scene => printk(scene, 'The livepatch transition may never complete.'),
  notCompatible: scene =>
    printk(
      scene,
      `Livepatch patch (${moduleName(scene.context.operation.patch)}) is not compatible with the already installed livepatches.`,
    ),
  /** The module's memory is where a module of the past had been: what was that module's is this one's. */
  reuseAddress: scene => {
    const { context, world } = scene;
    const patch = context.operation.patch;
    const objects = entry(world.livepatches, patch).objects.map(object => object.name);
    for (const feature of Object.values(context.features)) {
      if (!isDangling(feature.owner)) continue;
      const { object } = feature.owner;
      feature.owner.patch = patch;
      if (object !== null && !objects.includes(object)) feature.owner.object = objects[0] ?? null;
    }
    meetFault(scene, 0);
  },
  /** At the tail. */
  addToPatches: ({ context: { klp, operation } }) => {
    klp.patches[klp.patches.indexOf(null)] = operation.patch;
  },
  enablingPatch: scene => printk(scene, `enabling patch '${moduleName(scene.context.operation.patch)}'`),
  setEnabled: ({ context }) => {
    entry(context.livepatches, context.operation.patch).enabled = true;
  },
  clearEnabled: ({ context }) => {
    entry(context.livepatches, context.operation.patch).enabled = false;
  },
  /** Their functions go, and their callbacks do not run. */
  disableReplacedPatches: scene => {
    const { context } = scene;
    for (const older of replacedBy(scene, context.operation.patch)) {
      entry(context.livepatches, older).enabled = false;
    }
  },
  freeReplacedPatches: scene => {
    const { context } = scene;
    for (const older of replacedBy(scene, context.operation.patch)) freePatch(context, older);
  },
  freePatch: ({ context }) => freePatch(context, context.operation.patch),
  keepModule: ({ context }) => {
    entry(context.livepatches, context.operation.patch).resident = true;
  },
  /** Its memory goes, and with it every klp_object that a feature may point to. */
  unloadModule: ({ context, world }) => {
    const name = context.operation.patch;
    const patch = entry(context.livepatches, name);
    patch.resident = false;
    for (const of of Object.values(patch.memory ?? {})) Object.assign(of, { saved: null, set: null });
    const mayBeReused = world.faults.some(fault => fault.kind === 'address');
    for (const feature of Object.values(context.features)) {
      if (feature.owner.patch !== name) continue;
      feature.owner.patch = DANGLING;
      if (!mayBeReused) feature.owner.object = null;
    }
  },
  doesNotSupportDisable: scene =>
    printk(scene, `The livepatch '${moduleName(scene.context.operation.patch)}' does not support disable`),
  failedToEnable: (scene: Scene) =>
    printk(scene, `failed to enable patch '${moduleName(scene.context.operation.patch)}'`),
} satisfies Actions;

export const mirrors = {
  moduleIsResident: 'kernel/module/main.c: load_module',
  moduleIsNotResident: 'kernel/module/main.c: delete_module',
  isNotMarkedAsLivepatch: 'core.c: klp_enable_patch',
  unreliableStacksAreRefused: 'core.c: klp_enable_patch',
  hasNoReliableStacks: 'core.c: klp_enable_patch',
  isNotInstalled: ['core.c: klp_init_patch', 'core.c: klp_free_patch_finish'],
  moduleIsInUse: ['kernel/module/main.c: delete_module', 'core.c: klp_free_patch_finish'],
  isInRequestedState: 'core.c: enabled_store',
  isEnabled: 'transition.c: klp_try_complete_transition',
  isNotEnabled: 'transition.c: klp_try_complete_transition',
  valueIsDisable: 'core.c: enabled_store',
  replaces: [
    'transition.c: klp_complete_transition',
    'transition.c: klp_try_complete_transition',
    'transition.c: klp_force_transition',
  ],
  isAddressReused: 'the model',
  replacedPatchesAreFreedAtOnce: 'core.c: klp_unpatch_replaced_patches',
  notMarkedAsLivepatch: 'core.c: klp_enable_patch',
  missReliableStacks: 'core.c: klp_enable_patch',
  mayNeverComplete: 'core.c: klp_enable_patch',
  notCompatible: 'core.c: klp_enable_patch',
  reuseAddress: 'the model',
  addToPatches: 'core.c: klp_init_patch',
  enablingPatch: 'core.c: __klp_enable_patch',
  setEnabled: 'core.c: __klp_enable_patch',
  clearEnabled: 'core.c: __klp_disable_patch',
  disableReplacedPatches: 'core.c: klp_unpatch_replaced_patches',
  freeReplacedPatches: 'core.c: klp_free_replaced_patches_async',
  freePatch: [
    'core.c: klp_free_patch_async',
    'core.c: klp_free_patch_start',
    'core.c: klp_free_patch_finish',
  ],
  keepModule: 'kernel/module/main.c: do_init_module',
  unloadModule: 'kernel/module/main.c: delete_module',
  doesNotSupportDisable: 'the model',
  failedToEnable: 'core.c: __klp_enable_patch',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** The installed livepatches, oldest first (klp_for_each_patch). */
export function* installed(context: Context): Generator<string> {
  for (const patch of context.klp.patches) {
    if (patch === null) return;
    yield patch;
  }
}

export function isInstalled(context: Context, name: string | null): boolean {
  for (const patch of installed(context)) if (patch === name) return true;
  return false;
}

/** The installed livepatches that were loaded before this one, oldest first. */
export function olderThan(context: Context, name: string | null): string[] {
  const older: string[] = [];
  for (const patch of installed(context)) {
    if (patch === name) return older;
    older.push(patch);
  }
  return older;
}

/** Whether the livepatch replaces the other, where that one is older. */
export function replaces({ livepatches }: World, name: string | null, other: string): boolean {
  const { replace, replaces } = entry(livepatches, name);
  return replace && (replaces?.includes(other) ?? true);
}

/** The installed livepatches that this one replaces, oldest first. */
export function replacedBy({ context, world }: Sight, name: string | null): string[] {
  return olderThan(context, name).filter(older => replaces(world, name, older));
}

/**
 * klp_free_patch_start and _finish: out of klp_patches. What its structures held is not looked at again before
 * its module is loaded anew, so it is wiped here; a wiped state is one state.
 */
function freePatch(context: Context, name: string | null): void {
  const patch = entry(context.livepatches, name);
  patch.enabled = false;
  for (const object of Object.keys(patch.postUnpatchEnabled)) patch.postUnpatchEnabled[object] = false;
  for (const feature of Object.keys(patch.data)) patch.data[feature] = 0;
  for (const flags of [patch.relocated ?? {}, patch.refused ?? {}]) {
    for (const object of Object.keys(flags)) flags[object] = false;
  }
  for (const noted of Object.values(patch.flags ?? {})) {
    for (const feature of Object.keys(noted)) noted[feature] = false;
  }

  const { patches } = context.klp;
  if (!patches.includes(name)) return;
  for (let place = patches.indexOf(name); place < patches.length; place++) {
    patches[place] = patches[place + 1] ?? null;
  }
}
