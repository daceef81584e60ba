import type { Bodies } from './body/statement.ts';
import type { Compatible, Written } from './body/written.ts';
import type { DesignValues } from './design-keys.ts';
import type { Release } from './releases.ts';
import type { Value } from './value.ts';

/**
 * A world: everything that is fixed while histories are walked. Plain data, made once from a scenario file
 * and closed over by the machine; what changes is in `context.ts`.
 */
export interface World {
  /** By whose rules the core runs; they differ where `CHANGED_RULES` says. */
  readonly kernel: Release;
  /** `false`: an architecture without reliable stack traces (klp_have_reliable_stack). */
  readonly reliableStacks: boolean;
  /** In the order in which the scenario declares them. */
  readonly livepatches: Readonly<Record<string, Livepatch>>;
  readonly modules: Readonly<Record<string, TargetModule>>;
  readonly tasks: Readonly<Record<string, Task>>;
  /** Every feature id that some livepatch declares or retires, in order of first mention. */
  readonly features: readonly string[];
  /** What may go wrong. Events name a fault by its place in this list. */
  readonly faults: readonly Fault[];
  /** The ids of the shadow variables that callbacks speak of; left out: none does. */
  readonly shadows?: readonly string[];
  /** Values of the system that callbacks change, before the first livepatch; left out: there are none. */
  readonly settings?: Readonly<Record<string, Setting>>;
  /** How many faults one history may take; `null`: no bound. */
  readonly faultBudget: number | null;
  /**
   * How many seconds an attempt to complete a transition takes; `null`: nobody looks at a clock, so that no attempt is
   * counted, and no signal sent.
   */
  readonly attempt: number | null;
}

export interface Setting {
  readonly value: Value;
  /** What an administrator may set it to, of which each is a choice for explore. */
  readonly admin: readonly Value[];
}

/** struct klp_patch, as its module's source has it. */
export interface Livepatch extends DesignValues {
  /** Atomic replace: when it completes, every older patch is disabled. */
  readonly replace: boolean;
  /** Which of the others it replaces, where a design does not mean all of them. */
  readonly replaces?: readonly string[];
  /** Which of the others a force of its replace pins, where a design does not mean those that it replaces. */
  readonly pins?: readonly string[];
  /** `false`: the module lacks MODULE_INFO(livepatch, "Y"). */
  readonly marked: boolean;
  /** In callback order. */
  readonly objects: readonly PatchObject[];
  /** In the order in which the callbacks handle them. */
  readonly features: readonly FeatureVersion[];
  /** Features that this patch undoes and frees. */
  readonly retires: readonly FeatureVersion[];
  /** The design that its own functions follow; left out: the design of the world, unless it has bodies. */
  readonly design?: Written;
  /** What it does that no design says; left out: nothing. */
  readonly own?: OwnBodies;
  /** What its bodies name; left out: nothing. */
  readonly speaksOf?: { readonly settings: readonly string[]; readonly shadows: readonly string[] };
  /** The objects for which its module has livepatch relocations (.klp.rela), as kpatch-build and klp-build make them. */
  readonly relocations: readonly string[];
}

/** The functions of a livepatch that are written for it alone. */
export interface OwnBodies extends Pick<Bodies, 'module_init' | 'module_exit'> {
  /** What it must know, or its load is refused; left out: nothing. */
  readonly compatible?: Compatible;
}

/** struct klp_object with its klp_callbacks. */
export interface PatchObject {
  /** `vmlinux` or the name of a target module. */
  readonly name: string;
  /** `null`: the scenario does not say which functions change; some do, and no other patch or task touches them. */
  readonly functions: readonly PatchFunction[] | null;
  /** Whether this object's callbacks handle the patch's features. */
  readonly carries: boolean;
  readonly callbacks: Callbacks;
}

/** struct klp_func: `original` is redirected to `replacement`. */
export interface PatchFunction {
  readonly original: string;
  readonly replacement: string;
}

/** struct klp_callbacks: which of the four exist, what pre_patch returns, and whether each prints a line. */
export interface Callbacks {
  /** The value that pre_patch returns before it touches any feature (0: it goes on), or `null`: no such callback. */
  readonly prePatch: number | null;
  readonly postPatch: boolean;
  readonly preUnpatch: boolean;
  readonly postUnpatch: boolean;
  /** What those of them do that are written for this object alone; left out: the design says it. */
  readonly bodies?: Bodies;
  /** `true`: each callback first prints `PATCH: pre_patch_callback: OBJECT`, as the kernel's test modules do. */
  readonly logs: boolean;
}

export interface FeatureVersion {
  readonly id: string;
  /** 1 or more. */
  readonly version: number;
}

/** A module that livepatches may patch. */
export interface TargetModule {
  readonly loaded: boolean;
  readonly functions: readonly string[];
  /** Lines that its init and exit functions print. */
  readonly initLog: readonly string[];
  readonly exitLog: readonly string[];
  /** Another module, and the symbol of it that this one uses; left out: it needs none. */
  readonly needs?: Readonly<Record<string, string>>;
}

/**
 * How klp_check_and_switch_task finds a task: `asleep`; always `running` on a CPU (-EBUSY); with an `unreliable` stack
 * (-EINVAL); or as the `idle` task of a CPU, which runs whenever nothing else does, and is kicked.
 */
type TaskKind = 'asleep' | 'running' | 'unreliable' | 'idle';

export interface Task {
  /** How an attempt to switch it finds it. */
  readonly is: TaskKind;
  /** The function that it sits in while it is blocked; `null`: none that a livepatch changes. */
  readonly function: string | null;
  /** `vmlinux` or the module that holds the function. */
  readonly object: string;
  /** Whether it sits in the function from the start (from when the function's module is loaded). */
  readonly blocked: boolean;
  /**
   * When it leaves by itself: `never` even when told to, at the kernel's `signal` (a user task, which also switches) or
   * `wake-up` (a kthread in an interruptible sleep), only after its `exit`, which it makes in there, as in do_exit, or
   * as the steps say.
   */
  readonly leaves: 'never' | 'signal' | 'wake-up' | 'exit' | 'by step';
  /** The task that forks it; `null`: it is there from the start. */
  readonly parent: string | null;
}

/** One thing that may go wrong, and where. */
export type Fault =
  | { readonly kind: 'allocation'; readonly in: string; readonly feature: string }
  | { readonly kind: 'pre_patch'; readonly in: string; readonly object: string; readonly code: number }
  /** klp_patch_func, at the step of it that fails. */
  | {
      readonly kind: 'patching';
      readonly in: string;
      readonly object: string;
      readonly step: PatchingStep;
      readonly code: number;
    }
  /** klp_find_object_symbol, or (`size unknown`) the look-up of how long the function is. */
  | {
      readonly kind: 'symbol';
      readonly in: string;
      readonly object: string;
      readonly why: 'missing' | 'ambiguous' | 'size unknown';
    }
  /** klp_find_object_symbol, asked for the symbol at a position (klp_func.old_sympos, from 1). */
  | { readonly kind: 'sympos'; readonly in: string; readonly object: string; readonly position: number }
  | { readonly kind: 'relocation'; readonly in: string; readonly object: string; readonly code: number }
  /** The object, or one of its functions, stands in the livepatch twice: sysfs has its directory already. */
  | {
      readonly kind: 'duplicate';
      readonly in: string;
      readonly object: string;
      readonly what: 'object' | 'function';
    }
  /** klp_add_nops finds no memory. */
  | { readonly kind: 'nops'; readonly in: string }
  /** klp_shadow_ctor_t of a shadow variable. */
  | { readonly kind: 'constructor'; readonly in: string; readonly shadow: string }
  | { readonly kind: 'init'; readonly in: string; readonly code: number }
  | { readonly kind: 'address'; readonly in: string };

/** What klp_patch_func does for the first livepatch of a function, in its order. */
export type PatchingStep = 'location' | 'memory' | 'filter' | 'register';
