import type { KernelFunction } from './kernel.ts';

const NOPS = 'nops follow from klp_patches: see `funcStack` and `hasObject` in machines/words/object.ts';
const STACKS = 'whose functions run follows from klp_patches: see `funcStack` in machines/words/object.ts';
const MEMORY = 'what is freed is not looked at again: `freePatch` wipes it';
const SYSFS_READ = 'reading changes nothing, and the context is what it prints';
const SYSFS_END = 'it ends a directory of sysfs: nothing can come between that anybody sees';
const HANDLERS = 'it waits for ftrace handlers that still run: an operation here is one step for all tasks';

/** The functions that the machines have nothing for, each with why. */
export const LEFT_OUT: Readonly<Partial<Record<KernelFunction, string>>> = {
  'core.c: klp_is_module': 'vmlinux is one name of an object among the others',
  'core.c: klp_initialized': 'sysfs is there',
  'core.c: klp_find_func': NOPS,
  'core.c: klp_find_object': NOPS,
  'core.c: klp_match_callback':
    'the walk over the symbols: that one is missing is a fault that a scenario declares',
  'core.c: klp_find_callback':
    'the walk over the symbols: that one is missing is a fault that a scenario declares',
  'core.c: klp_resolve_symbols':
    'the symbols of relocations have no names here: that one is missing is not told apart',
  'core.c: enabled_show': SYSFS_READ,
  'core.c: transition_show': SYSFS_READ,
  'core.c: replace_show': SYSFS_READ,
  'core.c: patched_show': SYSFS_READ,
  'core.c: klp_free_object_dynamic': NOPS,
  'core.c: klp_free_func_nop': NOPS,
  'core.c: klp_kobj_release_patch': SYSFS_END,
  'core.c: klp_kobj_release_object': SYSFS_END,
  'core.c: klp_kobj_release_func': SYSFS_END,
  'core.c: __klp_free_funcs': MEMORY,
  'core.c: __klp_free_objects': MEMORY,
  'core.c: klp_free_objects': MEMORY,
  'core.c: klp_free_objects_dynamic': NOPS,
  'core.c: klp_free_patch_work_fn': SYSFS_END,
  'core.c: klp_init_func_early': 'lists and flags begin as `initialContext` has them',
  'core.c: klp_init_object_early': 'lists and flags begin as `initialContext` has them',
  'core.c: klp_init_patch_early': 'lists and flags begin as `initialContext` has them',
  'core.c: klp_init': 'the kernel has booted',
  'transition.c: klp_sync': HANDLERS,
  'transition.c: klp_synchronize_transition': HANDLERS,
  'patch.c: klp_find_ops': STACKS,
  'patch.c: klp_unpatch_func': STACKS,
  'patch.c: __klp_unpatch_object': STACKS,
  'patch.c: __klp_unpatch_objects': STACKS,
};
