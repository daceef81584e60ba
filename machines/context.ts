import { hasOldRule } from './releases.ts';
import type { Value } from './value.ts';
import type { World } from './world.ts';

/**
 * The machine context: what the kernel, the livepatch modules and the registry hold at one moment. Its shape is
 * fixed for a world; its leaves are booleans, small integers, short strings and null.
 */
export type Context = {
  /** The globals of kernel/livepatch: klp_patches, klp_transition_patch, klp_target_state, klp_signals_cnt. */
  klp: {
    /** The stack: installed livepatches in the order of loading, then `null` up to the number of livepatches. */
    patches: (string | null)[];
    transitionPatch: string | null;
    targetState: TargetState;
    /** Attempts of the delayed work in this transition; see `countAttempt` in transition.ts for its range. */
    signalsCnt: number;
  };
  livepatches: Record<string, PatchState>;
  modules: Record<string, { state: ModuleState }>;
  tasks: Record<string, TaskState>;
  /** The registry of features (the mail's klp_feature), by id. */
  features: Record<string, FeatureState>;
  /** What each feature has changed in the running system: 0 is off, else the version that switched it on. */
  effects: Record<string, number>;
  /** How many more faults this history may take; `null`: no bound. */
  faults: { left: number | null };
  /** What the design counts beside all that, and what it notes; not there where it does neither. */
  counts?: Record<string, Record<string, number>>;
  flags?: Record<string, boolean>;
  /** Whether a shadow variable exists, by its id; not there where no callback speaks of one. */
  shadows?: Record<string, boolean>;
  /** Values that callbacks change; not there where the world has none. */
  settings?: Record<string, SettingState>;
  operation: Operation;
};

/** What a design keeps in the context. */
export interface Kept {
  /** Numbers, 0 at first: for each kind, whose they are. */
  readonly counts?: Readonly<Record<string, readonly string[]>>;
  /** What it notes, `false` at first: by name, once, and for each feature of each livepatch. */
  readonly flags?: readonly string[];
  readonly flagsOfFeatures?: readonly string[];
  /** Places of loops, beside those of the core and of the features. */
  readonly loops?: readonly ('loopObject' | 'loopShadow')[];
}

/** klp_target_state, and task_struct.patch_state. */
const TARGET_STATES = ['idle', 'unpatched', 'patched'] as const;
type TargetState = (typeof TARGET_STATES)[number];
/** enum module_state, with `unloaded` for a module that is not there. */
const MODULE_STATES = ['unloaded', 'coming', 'live', 'going'] as const;
export type ModuleState = (typeof MODULE_STATES)[number];

interface PatchState {
  /** The livepatch's module is loaded: insmod says "File exists". */
  resident: boolean;
  enabled: boolean;
  forced: boolean;
  /** klp_callbacks.post_unpatch_enabled of each object: its pre_patch succeeded. */
  postUnpatchEnabled: Record<string, boolean>;
  /** klp_state.data of each feature: 0 is NULL, FREED points to freed memory, else the number of an allocation. */
  data: Record<string, number>;
  /** What the design notes of each feature, by the name of the flag; not there where it notes nothing. */
  flags?: Record<string, Record<string, boolean>>;
  /** Of each module that it has relocations for, whether they are written into its code; not there without any. */
  relocated?: Record<string, boolean>;
  /** What its callbacks have saved and set, by the name of the setting; not there where it speaks of none. */
  memory?: Record<string, { saved: Value | null; set: Value | null }>;
  /** Of each module that it changes, whether its klp_object.mod is one that was refused; not there since 5.4. */
  refused?: Record<string, boolean>;
}

export interface SettingState {
  value: Value;
  /** What it was before the first livepatch, or what an administrator has set since. */
  wanted: Value;
  /** A livepatch has set it, and none has restored it. */
  isChanged: boolean;
  /** An administrator has set it since then. */
  isOverruled: boolean;
}

/** klp_state.data that points to memory which another livepatch has freed. */
export const FREED = -1;

export interface TaskState {
  /** It is on the task list. `false`: not forked yet, or exited. */
  alive: boolean;
  patchState: TargetState;
  /** Whose version of its function it sits in: a livepatch, ORIGINAL, or `null` while it is outside. */
  inside: string | null;
}

/** struct klp_feature. */
export interface FeatureState {
  /** 0: not registered. */
  version: number;
  owner: Owner;
  data: string | null;
}

/** Whose a feature is: an object of a livepatch, a livepatch as a whole, or nobody's (both are `null`). */
export interface Owner {
  /** DANGLING: one whose module is gone. */
  patch: string | null;
  /** Of one that is gone it is known only in worlds where an address may be reused. */
  object: string | null;
}

/** The object of a livepatch that stands for the kernel itself. */
export const VMLINUX = 'vmlinux';
/** Whose version of a function runs where no livepatch's does. */
export const ORIGINAL = 'original';
/** An owner whose module has been unloaded. */
export const DANGLING = 'dangling';

/** Every word that may stand in the context where a name could. */
export const WORDS: readonly string[] = [...TARGET_STATES, ...MODULE_STATES, ORIGINAL, DANGLING, VMLINUX];

/** The operation that holds klp_mutex: where its loops stand. Everything is `null` or 0 between operations. */
export interface Operation {
  patch: string | null;
  object: string | null;
  feature: string | null;
  /** Where loops of a callback over objects and shadow variables stand; not there where no callback has one. */
  loopObject?: string | null;
  loopShadow?: string | null;
  module: string | null;
  task: string | null;
  /** klp_cleanup_module_patches_limited: the patch that the walk stops before. */
  limit: string | null;
  /** The value written to a sysfs file. */
  value: boolean | null;
  /** The fault that is still to happen: a place in `World.faults`. */
  fault: number | null;
  /** The value that the operation returns: 0, or what a callback or the kernel returned instead. */
  result: number;
}

export const NO_OPERATION: Readonly<Operation> = {
  patch: null,
  object: null,
  feature: null,
  module: null,
  task: null,
  limit: null,
  value: null,
  fault: null,
  result: 0,
};

/**
 * The system before the first livepatch.
 *
 * @param kept what the design keeps
 */
export function initialContext(
  world: World,
  { counts, flags, flagsOfFeatures, loops = [] }: Kept = {},
): Context {
  const each = <From, To>(record: Readonly<Record<string, From>>, make: (from: From) => To) =>
    Object.fromEntries(Object.entries(record).map(([name, from]) => [name, make(from)]));
  const isThere = (object: string) => object === VMLINUX || (world.modules[object]?.loaded ?? false);
  const all = <To>(names: readonly string[], make: () => To) =>
    Object.fromEntries(names.map(name => [name, make()]));

  return {
    klp: {
      patches: Object.keys(world.livepatches).map(() => null),
      transitionPatch: null,
      targetState: 'idle',
      signalsCnt: 0,
    },
    livepatches: each(world.livepatches, patch => ({
      resident: false,
      enabled: false,
      forced: false,
      postUnpatchEnabled: all(
        patch.objects.map(object => object.name),
        () => false,
      ),
      data: all(
        patch.features.map(feature => feature.id),
        () => 0,
      ),
      ...(flagsOfFeatures === undefined
        ? {}
        : {
            flags: all(flagsOfFeatures, () =>
              all(
                patch.features.map(feature => feature.id),
                () => false,
              ),
            ),
          }),
      ...modulesOf('relocated', patch.relocations),
      ...memoryOf(patch.speaksOf?.settings),
      ...(hasOldRule(world.kernel, 'objectModuleStays')
        ? modulesOf(
            'refused',
            patch.objects.map(({ name }) => name),
          )
        : {}),
    })),
    modules: each(world.modules, module => ({ state: module.loaded ? 'live' : 'unloaded' })),
    tasks: each(world.tasks, task => ({
      alive: task.parent === null,
      patchState: 'idle',
      inside: task.parent === null && task.blocked && isThere(task.object) ? ORIGINAL : null,
    })),
    features: all(world.features, () => ({
      version: 0,
      owner: { patch: null, object: null },
      data: null,
    })),
    effects: all(world.features, () => 0),
    faults: { left: world.faultBudget },
    ...(counts === undefined ? {} : { counts: each(counts, names => all(names, () => 0)) }),
    ...(flags === undefined ? {} : { flags: all(flags, () => false) }),
    ...(world.shadows === undefined ? {} : { shadows: all(world.shadows, () => false) }),
    ...(world.settings === undefined
      ? {}
      : {
          settings: each(world.settings, ({ value }) => ({
            value,
            wanted: value,
            isChanged: false,
            isOverruled: false,
          })),
        }),
    operation: { ...NO_OPERATION, ...Object.fromEntries(loops.map(loop => [loop, null])) },
  };
}

function memoryOf(settings: readonly string[] = []): Pick<PatchState, 'memory'> {
  if (settings.length === 0) return {};
  return { memory: Object.fromEntries(settings.map(name => [name, { saved: null, set: null }])) };
}

function modulesOf(
  key: 'relocated' | 'refused',
  objects: readonly string[],
): Pick<PatchState, 'relocated' | 'refused'> {
  const modules = objects.filter(object => object !== VMLINUX);
  return modules.length === 0 ? {} : { [key]: Object.fromEntries(modules.map(module => [module, false])) };
}

/** The entry of a record whose keys are the names of the world; a name that is not there is a bug of the caller. */
export function entry<T>(record: Readonly<Record<string, T>>, name: string | null): T {
  const found = name === null ? undefined : record[name];
  if (found === undefined) throw new Error(`no entry "${name}" among ${Object.keys(record).join(', ')}`);
  return found;
}
