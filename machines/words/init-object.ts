import { VMLINUX } from '../context.ts';
import { ERRNO } from '../errno.ts';
import type { Mirrors } from '../kernel.ts';
import { moduleName } from '../module-name.ts';
import type { PatchObject } from '../world.ts';
import { hasFunctions, isAtObject, isLoaded, livepatchObject, needsNops } from './object.ts';
import { livepatch, meetFault, pendingFault, printk } from './operation.ts';
import type { Actions, Guards, Sight } from './word.ts';

/** What may fail before anything is patched: nops, directories of sysfs, and the symbols of functions. */
export const guards = {
  noMemoryForNops: sight => {
    const fault = pendingFault(sight);
    return fault?.kind === 'nops' && fault.in === sight.context.operation.patch && needsNops(sight);
  },
  somethingIsListedTwice: sight => pendingFault(sight)?.kind === 'duplicate',
  symbolIsMissing: sight =>
    (isAtObject(sight, 'symbol') || isAtObject(sight, 'sympos')) && hasFunctions(livepatchObject(sight)),
  someSymbolIsMissing: sight => {
    const fault = pendingFault(sight);
    if (fault?.kind !== 'symbol' && fault?.kind !== 'sympos') return false;
    return isLoaded(sight.context, fault.object) && hasFunctions(objectOf(sight, fault.object));
  },
} satisfies Guards;

export const actions = {
  /** Nobody prints a line. */
  runOutOfMemoryForNops: scene => meetFault(scene, -ERRNO.ENOMEM),
  /** kobject_add; its own complaint is not a line of kernel/livepatch. */
  fileExistsInSysfs: scene => meetFault(scene, -ERRNO.EEXIST),
  missSymbol: scene => {
    const fault = pendingFault(scene);
    if (fault?.kind !== 'symbol' && fault?.kind !== 'sympos') return;
    const symbol = objectOf(scene, fault.object)?.functions?.[0]?.original;
    if (symbol !== undefined) {
      // A missing name is vmlinux's: the kernel prints the ambiguous one as it is, and helps out in the other line.
      const object = fault.object === VMLINUX ? '(null)' : moduleName(fault.object);
      if (fault.kind === 'sympos') {
        printk(
          scene,
          `symbol position ${fault.position} for symbol '${symbol}' in object '${moduleName(fault.object)}' not found`,
        );
      } else if (fault.why === 'size unknown') printk(scene, `kallsyms size lookup failed for '${symbol}'`);
      else if (fault.why === 'ambiguous') {
        printk(scene, `unresolvable ambiguity for symbol '${symbol}' in object '${object}'`);
      } else printk(scene, `symbol '${symbol}' not found in symbol table`);
    }
    meetFault(scene, fault.kind === 'symbol' && fault.why === 'size unknown' ? -ERRNO.ENOENT : -ERRNO.EINVAL);
  },
} satisfies Actions;

export const mirrors = {
  noMemoryForNops: ['core.c: klp_add_nops', 'core.c: klp_alloc_func_nop', 'core.c: klp_alloc_object_dynamic'],
  somethingIsListedTwice: ['core.c: klp_init_object', 'core.c: klp_init_func'],
  symbolIsMissing: 'core.c: klp_init_object_loaded',
  someSymbolIsMissing: ['core.c: klp_init_object', 'core.c: klp_init_object_loaded'],
  runOutOfMemoryForNops: 'core.c: klp_add_nops',
  fileExistsInSysfs: ['core.c: klp_init_object', 'core.c: klp_init_func'],
  missSymbol: ['core.c: klp_init_object_loaded', 'core.c: klp_find_object_symbol'],
} satisfies Mirrors<keyof typeof guards | keyof typeof actions>;

function objectOf(sight: Sight, object: string): PatchObject | undefined {
  return livepatch(sight).objects.find(({ name }) => name === object);
}
