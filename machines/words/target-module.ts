import { entry, type ModuleState, VMLINUX } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import { hasOldRule } from '../releases.ts';
import { hasObject } from './object.ts';
import { meetFault, pendingFault, printk } from './operation.ts';
import { installed } from './patch.ts';
import type { Actions, Guards, Scene, Sight } from './word.ts';

/** A target module that comes or goes: the walk over klp_patches (klp_module_coming, klp_module_going). */
export const guards = {
  isCalledVmlinux: ({ context }) => context.operation.module === VMLINUX,
  targetIsLoaded: ({ context }) => entry(context.modules, context.operation.module).state !== 'unloaded',
  targetIsNotLoaded: ({ context }) => entry(context.modules, context.operation.module).state === 'unloaded',
  lacksSymbol: sight => missingSymbols(sight).length > 0,
  isNeededByAnother: sight => dependents(sight, sight.context.operation.module ?? '').length > 0,
  noMorePatches: ({ context: { operation } }) =>
    operation.patch === null || operation.patch === operation.limit,
  objectModuleStays: ({ world }) => hasOldRule(world.kernel, 'objectModuleStays'),
  moduleInitFails: sight => {
    const fault = pendingFault(sight);
    return fault?.kind === 'init' && fault.in === sight.context.operation.module;
  },
} satisfies Guards;

export const actions = {
  invalidModuleName: scene => printk(scene, 'vmlinux.ko: invalid module name'),
  unknownSymbols: scene => {
    const { module } = scene.context.operation;
    for (const symbol of missingSymbols(scene)) {
      scene.say({ type: 'log', line: unknownSymbolLine(module ?? '', symbol) });
    }
  },
  moduleIsComing: scene => setState(scene, 'coming'),
  moduleIsLive: scene => setState(scene, 'live'),
  moduleIsGoing: scene => setState(scene, 'going'),
  moduleIsGone: scene => setState(scene, 'unloaded'),
  runModuleInit: scene => {
    for (const line of entry(scene.world.modules, scene.context.operation.module).initLog) {
      scene.say({ type: 'log', line });
    }
  },
  runModuleExit: scene => {
    for (const line of entry(scene.world.modules, scene.context.operation.module).exitLog) {
      scene.say({ type: 'log', line });
    }
  },
  failModuleInit: scene => {
    const fault = pendingFault(scene);
    if (fault?.kind === 'init') meetFault(scene, fault.code);
  },
  /** The oldest patch that has an object of the module, and that object. */
  firstPatchOfModule: scene => goTo(scene, patchesOfModule(scene)[0]),
  nextPatchOfModule: scene => {
    const patches = patchesOfModule(scene);
    goTo(scene, patches[patches.indexOf(scene.context.operation.patch ?? '') + 1]);
  },
  /** The patches after the one that failed have not been applied: the clean-up ends before it. */
  limitToPatchesBefore: ({ context: { operation } }) => {
    operation.limit = operation.patch;
  },
  /** obj->mod, where it is kept: of an object whose module was refused it says so. */
  setObjectModule: scene => setRefused(scene, false),
  keepObjectModule: scene => setRefused(scene, true),
  applyingPatch: scene => {
    const { patch, module } = scene.context.operation;
    printk(scene, `applying patch '${moduleName(patch)}' to loading module '${moduleName(module)}'`);
  },
  revertingPatch: scene => {
    const { patch, module } = scene.context.operation;
    printk(scene, `reverting patch '${moduleName(patch)}' on unloading module '${moduleName(module)}'`);
  },
  failedToInitialize: scene => {
    const { patch, module, result } = scene.context.operation;
    printk(
      scene,
      `failed to initialize patch '${moduleName(patch)}' for module '${moduleName(module)}' (${result})`,
    );
  },
  failedToApply: scene => {
    const { patch, module, result } = scene.context.operation;
    printk(
      scene,
      `failed to apply patch '${moduleName(patch)}' to module '${moduleName(module)}' (${result})`,
    );
  },
  refusingToLoad: scene => {
    const { patch, module } = scene.context.operation;
    printk(
      scene,
      `patch '${moduleName(patch)}' failed for module '${moduleName(module)}', refusing to load module '${moduleName(module)}'`,
    );
  },
} satisfies Actions;

export const mirrors = {
  isCalledVmlinux: 'core.c: klp_module_coming',
  targetIsLoaded: 'kernel/module/main.c: load_module',
  targetIsNotLoaded: 'kernel/module/main.c: delete_module',
  lacksSymbol: 'kernel/module/main.c: load_module',
  isNeededByAnother: 'kernel/module/main.c: delete_module',
  noMorePatches: ['core.c: klp_module_coming', 'core.c: klp_cleanup_module_patches_limited'],
  objectModuleStays: 'core.c: klp_module_coming',
  moduleInitFails: 'kernel/module/main.c: do_init_module',
  invalidModuleName: 'core.c: klp_module_coming',
  unknownSymbols: 'kernel/module/main.c: load_module',
  moduleIsComing: ['core.c: klp_module_coming', 'kernel/module/main.c: load_module'],
  moduleIsLive: 'kernel/module/main.c: do_init_module',
  moduleIsGoing: ['core.c: klp_module_going', 'kernel/module/main.c: delete_module'],
  moduleIsGone: ['core.c: klp_free_object_loaded', 'kernel/module/main.c: delete_module'],
  runModuleInit: 'kernel/module/main.c: do_init_module',
  runModuleExit: 'kernel/module/main.c: delete_module',
  failModuleInit: 'kernel/module/main.c: do_init_module',
  firstPatchOfModule: ['core.c: klp_module_coming', 'core.c: klp_cleanup_module_patches_limited'],
  nextPatchOfModule: ['core.c: klp_module_coming', 'core.c: klp_cleanup_module_patches_limited'],
  limitToPatchesBefore: 'core.c: klp_module_coming',
  setObjectModule: 'core.c: klp_module_coming',
  keepObjectModule: 'core.c: klp_module_coming',
  applyingPatch: 'core.c: klp_module_coming',
  revertingPatch: ['core.c: klp_cleanup_module_patches_limited', 'patch.c: klp_unpatch_object'],
  failedToInitialize: 'core.c: klp_module_coming',
  failedToApply: 'core.c: klp_module_coming',
  refusingToLoad: 'core.c: klp_module_coming',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

/** What load_module prints (simplify_symbols). */
export function unknownSymbolLine(module: string, symbol: string): string {
  return `${moduleName(module)}: Unknown symbol ${symbol} (err ${-ERRNO.ENOENT})`;
}

/** Of the modules that it needs, those that are not live: what it would have used of them (simplify_symbols). */
function missingSymbols({ context, world }: Sight): string[] {
  const { needs = {} } = entry(world.modules, context.operation.module);
  return Object.entries(needs).flatMap(([other, symbol]) =>
    entry(context.modules, other).state === 'live' ? [] : [symbol],
  );
}

/** The modules that are there and need this one (module.source_list). */
export function dependents({ context, world }: Sight, module: string): string[] {
  return Object.entries(world.modules).flatMap(([other, { needs = {} }]) =>
    Object.hasOwn(needs, module) && entry(context.modules, other).state !== 'unloaded' ? [other] : [],
  );
}

function setRefused({ context }: Scene, refused: boolean): void {
  const { patch, object } = context.operation;
  const flags = entry(context.livepatches, patch).refused;
  if (flags !== undefined && object !== null && object in flags) flags[object] = refused;
}

function setState({ context }: Scene, state: ModuleState): void {
  entry(context.modules, context.operation.module).state = state;
}

/** The installed patches that have an object of the operation's module, oldest first. */
function patchesOfModule(scene: Scene): string[] {
  const module = scene.context.operation.module ?? '';
  return [...installed(scene.context)].filter(patch => hasObject(scene, patch, module));
}

function goTo({ context: { operation } }: Scene, patch: string | undefined): void {
  operation.patch = patch ?? null;
  operation.object = patch === undefined ? null : operation.module;
}
