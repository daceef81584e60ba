/**
 * Where the core lets a design do something, in the order of a livepatch's life, each with the name that it has in
 * the drawings. A chart that is plugged in ends in `return`; in some slots it may end in `failed` as well, once it has
 * set `operation.result`. Callbacks of objects run only for objects that carry features; all other slots run once.
 */
export const SLOTS = {
  /** The livepatch's own module: its init, before klp_enable_patch. */
  moduleInit: 'module init',
  /** After klp_init_transition, before the first object is patched. May fail: `unpatchingEnds` follows. */
  enableBegins: 'begin of an enable',
  /** What pre_patch of an object does, after it has been called. May fail. */
  prePatch: 'pre-patch',
  postPatch: 'post-patch',
  /**
   * In klp_complete_transition, after the callbacks of the last object: the replaced patches are disabled, and (from
   * 5.5 on) still in klp_patches; the patch is still the one in transition.
   */
  patchingEnds: 'end of patching',
  /** In klp_module_coming, for each patch that has an object of the module, before its pre_patch. May fail. */
  objectComes: 'module coming',
  /** In klp_module_coming, after the last patch was applied, before the module's init. */
  moduleCame: 'module came',
  /** In klp_module_going, for each patch but the one in transition, before its pre_unpatch. */
  objectGoes: 'module going',
  /** After klp_module_going, or after a klp_module_coming that has failed: the module is not loaded. */
  moduleWent: 'module went',
  /** After klp_init_transition, before the pre_unpatch of the first object; the patch is still enabled. */
  disableBegins: 'begin of a disable',
  preUnpatch: 'pre-unpatch',
  postUnpatch: 'post-unpatch',
  /** As `patchingEnds`, of a transition that unpatches; an enable that has failed ends here as well. */
  unpatchingEnds: 'end of unpatching',
  /** The exit of the livepatch's own module; also where its init fails. */
  moduleExit: 'module exit',
} as const;

export type Slot = keyof typeof SLOTS;
