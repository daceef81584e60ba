import { entry, VMLINUX } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import { hasOldRule } from '../releases.ts';
import { isLoaded } from './object.ts';
import { meetFault, pendingFault } from './operation.ts';
import type { Actions, Guards, Scene, Sight } from './word.ts';

/**
 * Relocations of a livepatch's own code that refer to symbols of its objects (.klp.rela). Those for a module are
 * written when livepatch and module are both loaded. The rules are x86's, which writes over nothing but zeros.
 */
export const guards = {
  /** They were written before, and nobody has cleared them. */
  targetsAreNotZero: sight => isRelocated(sight),
  relocationFails: sight => {
    const fault = pendingFault(sight);
    const { patch, object } = sight.context.operation;
    return fault?.kind === 'relocation' && fault.in === patch && fault.object === object;
  },
  someRelocationFails: sight => {
    const fault = pendingFault(sight);
    return fault?.kind === 'relocation' && isLoaded(sight.context, fault.object);
  },
  relocationsOfVmlinuxAreWrittenLate: ({ world }) =>
    hasOldRule(world.kernel, 'relocationsOfVmlinuxAreWrittenLate'),
  relocationOfVmlinuxFails: sight => {
    const fault = pendingFault(sight);
    return fault?.kind === 'relocation' && fault.object === VMLINUX;
  },
  relocationsStay: ({ world }) => hasOldRule(world.kernel, 'relocationsStay'),
} satisfies Guards;

export const actions = {
  writeRelocations: scene => setRelocated(scene, true),
  /** All that can be written while the livepatch is loaded. */
  writeRelocationsOfLoadedObjects: scene => {
    const { context } = scene;
    const written = entry(context.livepatches, context.operation.patch).relocated ?? {};
    for (const module of Object.keys(written)) written[module] = isLoaded(context, module);
  },
  clearRelocations: scene => setRelocated(scene, false),
  /** apply_relocate_add refuses to write; what it prints is not a line of kernel/livepatch. */
  invalidRelocationTarget: ({ context: { operation } }) => {
    operation.result = -ERRNO.ENOEXEC;
  },
  /** As far as it came they are written. */
  failToRelocate: scene => {
    const fault = pendingFault(scene);
    if (fault?.kind === 'relocation') meetFault(scene, fault.code);
  },
} satisfies Actions;

export const mirrors = {
  targetsAreNotZero: ['core.c: klp_apply_object_relocs', 'arch/x86/kernel/module.c: apply_relocate_add'],
  relocationFails: ['core.c: klp_apply_object_relocs', 'core.c: klp_write_section_relocs'],
  someRelocationFails: ['core.c: klp_init_object_loaded', 'core.c: klp_apply_object_relocs'],
  relocationsOfVmlinuxAreWrittenLate: ['core.c: klp_apply_section_relocs', 'core.c: klp_init_object_loaded'],
  relocationOfVmlinuxFails: ['kernel/module/main.c: load_module', 'core.c: klp_apply_section_relocs'],
  relocationsStay: ['core.c: klp_cleanup_module_patches_limited', 'core.c: klp_clear_object_relocs'],
  writeRelocations: ['core.c: klp_apply_object_relocs', 'core.c: klp_write_object_relocs'],
  writeRelocationsOfLoadedObjects: ['core.c: klp_init_object_loaded', 'core.c: klp_apply_object_relocs'],
  clearRelocations: ['core.c: klp_clear_object_relocs', 'core.c: clear_relocate_add'],
  invalidRelocationTarget: 'arch/x86/kernel/module.c: apply_relocate_add',
  failToRelocate: 'core.c: klp_write_section_relocs',
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

function isRelocated({ context }: Sight): boolean {
  const { patch, object } = context.operation;
  return entry(context.livepatches, patch).relocated?.[object ?? ''] ?? false;
}

/** An object for which the livepatch has no relocations has no flag. */
function setRelocated({ context }: Scene, written: boolean): void {
  const { patch, object } = context.operation;
  const { relocated } = entry(context.livepatches, patch);
  if (relocated !== undefined && object !== null && object in relocated) relocated[object] = written;
}
