/**
 * The functions of kernel/livepatch in Linux 6.12, file by file and in their order there, and those of the module
 * loader that call them and that they call. What the machines mirror is named from here alone.
 */
export const KERNEL = {
  'core.c': [
    'klp_is_module',
    'klp_find_object_module',
    'klp_initialized',
    'klp_find_func',
    'klp_find_object',
    'klp_match_callback',
    'klp_find_callback',
    'klp_find_object_symbol',
    'klp_resolve_symbols',
    'clear_relocate_add',
    'klp_write_section_relocs',
    'klp_apply_section_relocs',
    'enabled_store',
    'enabled_show',
    'transition_show',
    'force_store',
    'replace_show',
    'patched_show',
    'klp_free_object_dynamic',
    'klp_alloc_object_dynamic',
    'klp_free_func_nop',
    'klp_alloc_func_nop',
    'klp_add_object_nops',
    'klp_add_nops',
    'klp_kobj_release_patch',
    'klp_kobj_release_object',
    'klp_kobj_release_func',
    '__klp_free_funcs',
    'klp_free_object_loaded',
    '__klp_free_objects',
    'klp_free_objects',
    'klp_free_objects_dynamic',
    'klp_free_patch_start',
    'klp_free_patch_finish',
    'klp_free_patch_work_fn',
    'klp_free_patch_async',
    'klp_free_replaced_patches_async',
    'klp_init_func',
    'klp_write_object_relocs',
    'klp_apply_object_relocs',
    'klp_clear_object_relocs',
    'klp_init_object_loaded',
    'klp_init_object',
    'klp_init_func_early',
    'klp_init_object_early',
    'klp_init_patch_early',
    'klp_init_patch',
    '__klp_disable_patch',
    '__klp_enable_patch',
    'klp_enable_patch',
    'klp_unpatch_replaced_patches',
    'klp_discard_nops',
    'klp_cleanup_module_patches_limited',
    'klp_module_coming',
    'klp_module_going',
    'klp_init',
  ],
  'core.h': [
    'klp_is_object_loaded',
    'klp_pre_patch_callback',
    'klp_post_patch_callback',
    'klp_pre_unpatch_callback',
    'klp_post_unpatch_callback',
  ],
  'transition.c': [
    'klp_transition_work_fn',
    'klp_sync',
    'klp_synchronize_transition',
    'klp_complete_transition',
    'klp_cancel_transition',
    'klp_update_patch_state',
    'klp_check_stack_func',
    'klp_check_stack',
    'klp_check_and_switch_task',
    'klp_try_switch_task',
    '__klp_sched_try_switch',
    'klp_send_signals',
    'klp_try_complete_transition',
    'klp_start_transition',
    'klp_init_transition',
    'klp_reverse_transition',
    'klp_copy_process',
    'klp_force_transition',
  ],
  'state.c': ['klp_get_state', 'klp_get_prev_state', 'klp_is_state_compatible', 'klp_is_patch_compatible'],
  'patch.c': [
    'klp_find_ops',
    'klp_ftrace_handler',
    'klp_unpatch_func',
    'klp_patch_func',
    '__klp_unpatch_object',
    'klp_unpatch_object',
    'klp_patch_object',
    '__klp_unpatch_objects',
    'klp_unpatch_objects',
    'klp_unpatch_objects_dynamic',
  ],
  'kernel/module/main.c': ['load_module', 'do_init_module', 'delete_module'],
  'arch/x86/kernel/module.c': ['apply_relocate_add'],
} as const;

type KernelFile = keyof typeof KERNEL;
export type KernelFunction = { [F in KernelFile]: `${F}: ${(typeof KERNEL)[F][number]}` }[KernelFile];

/** What a chart or a word stands for: a function of the kernel or of the mail, or a rule of the model alone. */
export type Mirrored =
  | KernelFunction
  | `the mail: klp_feature_${'alloc' | 'get' | 'free'}`
  | 'the mail: callbacks'
  | 'the model';

/** For each word what it stands for; a word whose rule several functions ask names each of them. */
export type Mirrors<Word extends string = string> = Readonly<Record<Word, Mirrored | readonly Mirrored[]>>;
