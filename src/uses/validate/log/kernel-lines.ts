import type { Mirrored } from '../../../../machines/kernel.ts';

/** What a line says, by the names of its parts. */
type Said = Readonly<Partial<Record<Part, string>>>;
type Part = 'patch' | 'module' | 'object' | 'function' | 'direction' | 'code' | 'position' | 'task';

/** A line that kernel/livepatch prints, after its `livepatch: `. */
export interface KernelLine {
  readonly mirrors: Mirrored;
  /** `debug` lines are printed only where dynamic debug asks for them (pr_debug). */
  readonly level: 'debug' | 'notice' | 'warning' | 'error';
  /** Whether the model prints it; of the others only what they say of tasks is of use. */
  readonly isModelled: boolean;
  readonly pattern: RegExp;
}

const PATCH = "'(?<patch>[^']+)'";
const MODULE = "'(?<module>[^']+)'";
const OBJECT = "'(?<object>[^']+)'";
const FUNCTION = "'(?<function>[^']+)'";
const WAY = '(?<direction>patching|unpatching)';

/** In the order of the source: core.c, patch.c, shadow.c, transition.c. The level is that of Linux 6.12. */
export const KERNEL_LINES = {
  symbolNotFound: line(
    'core.c: klp_find_object_symbol',
    'error',
    `symbol ${FUNCTION} not found in symbol table`,
  ),
  symbolAmbiguous: line(
    'core.c: klp_find_object_symbol',
    'error',
    `unresolvable ambiguity for symbol ${FUNCTION} in object ${OBJECT}`,
  ),
  symbolPosition: line(
    'core.c: klp_find_object_symbol',
    'error',
    `symbol position (?<position>\\d+) for symbol ${FUNCTION} in object ${OBJECT} not found`,
  ),
  symbolNotMarked: foreign(
    'core.c: klp_resolve_symbols',
    'error',
    'symbol \\S+ is not marked as a livepatch symbol',
  ),
  symbolName: foreign(
    'core.c: klp_resolve_symbols',
    'error',
    'symbol \\S+ has an incorrectly formatted name',
  ),
  symbolAccess: foreign(
    'core.c: klp_resolve_symbols',
    'error',
    "invalid access to vmlinux symbol '\\S+' from module-specific livepatch relocation section",
  ),
  sectionName: foreign(
    'core.c: klp_write_section_relocs',
    'error',
    'section \\S+ has an incorrectly formatted name',
  ),
  sizeUnknown: line(
    'core.c: klp_init_object_loaded',
    'error',
    `kallsyms size lookup failed for ${FUNCTION}(?: replacement)?`,
  ),
  enabling: line('core.c: __klp_enable_patch', 'notice', `enabling patch ${PATCH}`),
  prePatchFailed: line(
    'core.c: __klp_enable_patch',
    'warning',
    `pre-patch callback failed for object ${OBJECT}`,
  ),
  patchObjectFailed: line('core.c: __klp_enable_patch', 'warning', `failed to patch object ${OBJECT}`),
  enablingFailed: line('core.c: __klp_enable_patch', 'warning', `failed to enable patch ${PATCH}`),
  notMarked: line(
    'core.c: klp_enable_patch',
    'error',
    'module (?<patch>\\S+) is not marked as a livepatch module',
  ),
  noConsistency: line(
    'core.c: klp_enable_patch',
    'warning',
    "This architecture doesn't have support for the livepatch consistency model\\.",
  ),
  mayNeverComplete: line(
    'core.c: klp_enable_patch',
    'warning',
    'The livepatch transition may never complete\\.',
  ),
  notCompatible: line(
    'core.c: klp_enable_patch',
    'error',
    'Livepatch patch \\((?<patch>[^)]+)\\) is not compatible with the already installed livepatches\\.',
  ),
  reverting: line(
    'core.c: klp_cleanup_module_patches_limited',
    'notice',
    `reverting patch ${PATCH} on unloading module ${MODULE}`,
  ),
  badModuleName: line('core.c: klp_module_coming', 'error', 'vmlinux\\.ko: invalid module name'),
  initializeFailed: line(
    'core.c: klp_module_coming',
    'warning',
    `failed to initialize patch ${PATCH} for module ${MODULE} \\((?<code>-?\\d+)\\)`,
  ),
  applying: line(
    'core.c: klp_module_coming',
    'notice',
    `applying patch ${PATCH} to loading module ${MODULE}`,
  ),
  applyFailed: line(
    'core.c: klp_module_coming',
    'warning',
    `failed to apply patch ${PATCH} to module ${MODULE} \\((?<code>-?\\d+)\\)`,
  ),
  refusing: line(
    'core.c: klp_module_coming',
    'warning',
    `patch ${PATCH} failed for module ${MODULE}, refusing to load module '[^']+'`,
  ),
  noLocation: line('patch.c: klp_patch_func', 'error', `failed to find location for function ${FUNCTION}`),
  noFilter: line(
    'patch.c: klp_patch_func',
    'error',
    `failed to set ftrace filter for function ${FUNCTION} \\((?<code>-?\\d+)\\)`,
  ),
  noHandler: line(
    'patch.c: klp_patch_func',
    'error',
    `failed to register ftrace handler for function ${FUNCTION} \\((?<code>-?\\d+)\\)`,
  ),
  shadowNotConstructed: line(
    'shadow.c: __klp_shadow_get_or_alloc',
    'error',
    'Failed to construct shadow variable <[^,]+, \\S+> \\((?<code>-?\\d+)\\)',
  ),
  completing: line(
    'transition.c: klp_complete_transition',
    'debug',
    `${PATCH}: completing ${WAY} transition`,
  ),
  complete: line('transition.c: klp_complete_transition', 'notice', `${PATCH}: ${WAY} complete`),
  canceling: line(
    'transition.c: klp_cancel_transition',
    'debug',
    `${PATCH}: canceling patching transition, going to unpatch`,
  ),
  taskRuns: foreign(
    'transition.c: klp_try_switch_task',
    'debug',
    'klp_try_switch_task: (?<task>.+:\\d+) is running',
  ),
  taskUnreliable: foreign(
    'transition.c: klp_try_switch_task',
    'debug',
    'klp_try_switch_task: (?<task>.+:\\d+) has an unreliable stack',
  ),
  taskSleeps: foreign(
    'transition.c: klp_try_switch_task',
    'debug',
    'klp_try_switch_task: (?<task>.+:\\d+) is sleeping on function (?<function>\\S+)',
  ),
  taskUnknown: foreign(
    'transition.c: klp_try_switch_task',
    'debug',
    'klp_try_switch_task: Unknown error code .*',
  ),
  signaling: line('transition.c: klp_send_signals', 'notice', 'signaling remaining tasks'),
  starting: line('transition.c: klp_start_transition', 'notice', `${PATCH}: starting ${WAY} transition`),
  initializing: line(
    'transition.c: klp_init_transition',
    'debug',
    `${PATCH}: initializing ${WAY} transition`,
  ),
  reversing: line(
    'transition.c: klp_reverse_transition',
    'debug',
    `${PATCH}: reversing transition from (?:patching to unpatching|unpatching to patching)`,
  ),
  forcing: line(
    'transition.c: klp_force_transition',
    'warning',
    'forcing remaining tasks to the patched state',
  ),
  /** Of a design that is proposed. */
  noDisable: line('the model', 'warning', `The livepatch ${PATCH} does not support disable`),
} satisfies Record<string, KernelLine>;

type KernelLineName = keyof typeof KERNEL_LINES;

/** A line of the kernel's that was found in a log. */
export interface FoundLine {
  readonly name: KernelLineName;
  readonly line: KernelLine;
  readonly said: Said;
}

const PREFIX = 'livepatch: ';
const ENTRIES = Object.entries(KERNEL_LINES) as readonly [KernelLineName, KernelLine][];

/** Which of the kernel's lines it is; `null`: none of these, be it that it begins as they do. */
export function kernelLine(message: string): FoundLine | null {
  if (!message.startsWith(PREFIX)) return null;
  const text = message.slice(PREFIX.length);
  for (const [name, line] of ENTRIES) {
    const found = line.pattern.exec(text);
    if (found !== null) return { name, line, said: found.groups ?? {} };
  }
  return null;
}

export function beginsAsKernelLine(message: string): boolean {
  return message.startsWith(PREFIX);
}

function line(mirrors: Mirrored, level: KernelLine['level'], pattern: string): KernelLine {
  return { mirrors, level, isModelled: true, pattern: new RegExp(`^${pattern}$`) };
}

function foreign(mirrors: Mirrored, level: KernelLine['level'], pattern: string): KernelLine {
  return { ...line(mirrors, level, pattern), isModelled: false };
}
