import { entry, VMLINUX } from '../context.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import type { Callback } from '../observation.ts';
import { isLoaded, livepatchObject } from './object.ts';
import { meetFault, pendingFault } from './operation.ts';
import type { Actions, Guards, GuardsOf, Scene, Sight } from './word.ts';

/** struct klp_callbacks of the object that the operation is at. */
export const guards = {
  hasNoPrePatch: sight => (livepatchObject(sight)?.callbacks.prePatch ?? null) === null,
  hasNoPostPatch: sight => !livepatchObject(sight)?.callbacks.postPatch,
  hasNoPreUnpatch: sight => !livepatchObject(sight)?.callbacks.preUnpatch,
  hasNoPostUnpatch: sight => !livepatchObject(sight)?.callbacks.postUnpatch,
  /** Nor is what they do written for them alone. */
  carriesNoFeatures: sight => {
    const object = livepatchObject(sight);
    return !object?.carries && object?.callbacks.bodies === undefined;
  },
  prePatchFails: sight => prePatchReturns(sight) !== 0,
  postUnpatchIsNotEnabled: ({ context }) =>
    !entry(context.livepatches, context.operation.patch).postUnpatchEnabled[context.operation.object ?? ''],
} satisfies Guards;

export const guardsOf = {
  /** `PATCH/OBJECT`, or a livepatch as a whole. */
  isOf: whose => sight => {
    const { patch, object } = sight.context.operation;
    return whose === patch || whose === `${patch}/${object}`;
  },
  objectIs: name => sight => {
    const { object, loopObject = null } = sight.context.operation;
    return (loopObject ?? object) === name;
  },
} satisfies GuardsOf;

export const actions = {
  callPrePatch: scene => call(scene, 'pre_patch'),
  callPostPatch: scene => call(scene, 'post_patch'),
  callPreUnpatch: scene => call(scene, 'pre_unpatch'),
  callPostUnpatch: scene => call(scene, 'post_unpatch'),
  failPrePatch: scene => {
    const code = prePatchReturns(scene);
    if (isPrePatchFault(scene)) meetFault(scene, code);
    else scene.context.operation.result = code;
  },
  enablePostUnpatch: scene => setPostUnpatchEnabled(scene, true),
  clearPostUnpatchEnabled: scene => setPostUnpatchEnabled(scene, false),
} satisfies Actions;

export const mirrors = {
  hasNoPrePatch: 'core.h: klp_pre_patch_callback',
  hasNoPostPatch: 'core.h: klp_post_patch_callback',
  hasNoPreUnpatch: 'core.h: klp_pre_unpatch_callback',
  hasNoPostUnpatch: 'core.h: klp_post_unpatch_callback',
  isOf: 'the model',
  objectIs: 'the model',
  carriesNoFeatures: 'the model',
  prePatchFails: 'core.h: klp_pre_patch_callback',
  postUnpatchIsNotEnabled: 'core.h: klp_post_unpatch_callback',
  callPrePatch: 'core.h: klp_pre_patch_callback',
  callPostPatch: 'core.h: klp_post_patch_callback',
  callPreUnpatch: 'core.h: klp_pre_unpatch_callback',
  callPostUnpatch: 'core.h: klp_post_unpatch_callback',
  failPrePatch: 'core.h: klp_pre_patch_callback',
  enablePostUnpatch: 'core.h: klp_pre_patch_callback',
  clearPostUnpatchEnabled: ['core.h: klp_pre_patch_callback', 'core.h: klp_post_unpatch_callback'],
} satisfies Mirrors<keyof typeof guards | keyof typeof guardsOf | keyof typeof actions>;

const STATE = {
  unloaded: '[MODULE_STATE_UNFORMED] Still setting it up',
  coming: '[MODULE_STATE_COMING] Full formed, running module_init',
  live: '[MODULE_STATE_LIVE] Normal state',
  going: '[MODULE_STATE_GOING] Going away',
} as const;

/** The call itself; callbacks with `log: std` print the line that the kernel's own test modules print. */
function call(scene: Scene, callback: Callback): void {
  const { context, say } = scene;
  const patch = context.operation.patch ?? '';
  const object = context.operation.object ?? '';
  say({ type: 'callback', callback, patch, object });
  if (!livepatchObject(scene)?.callbacks.logs) return;
  const target =
    object === VMLINUX ? object : `${moduleName(object)} -> ${STATE[entry(context.modules, object).state]}`;
  say({ type: 'log', line: `${moduleName(patch)}: ${callback}_callback: ${target}` });
}

function isPrePatchFault(sight: Sight): boolean {
  const fault = pendingFault(sight);
  const { patch, object } = sight.context.operation;
  return fault?.kind === 'pre_patch' && fault.in === patch && fault.object === object;
}

/** What pre_patch returns before it touches any feature. */
function prePatchReturns(sight: Sight): number {
  const fault = pendingFault(sight);
  if (fault?.kind === 'pre_patch' && isPrePatchFault(sight)) return fault.code;
  return livepatchObject(sight)?.callbacks.prePatch ?? 0;
}

/** An object that only holds nops has no callbacks, and no flag. */
function setPostUnpatchEnabled({ context }: Scene, enabled: boolean): void {
  const flags = entry(context.livepatches, context.operation.patch).postUnpatchEnabled;
  const object = context.operation.object ?? '';
  if (object in flags) flags[object] = enabled;
}

/** The enabled livepatches of which a callback of a loaded object may name it. */
export function usersOf({ context, world }: Sight, kind: 'settings' | 'shadows', name: string): string[] {
  return Object.entries(world.livepatches).flatMap(([patch, { speaksOf, objects }]) => {
    if (speaksOf?.[kind].includes(name) !== true || !entry(context.livepatches, patch).enabled) return [];
    return objects.some(object => isLoaded(context, object.name)) ? [patch] : [];
  });
}
