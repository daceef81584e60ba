import type { PropertyName } from '../../../machines/properties.ts';

/** What the kernel leaves open, so that no comparison may ask for it. Each has its reason. */

/**
 * Lines that are not compared. When the signals go out is a matter of how many attempts there were, and an attempt is
 * made about every second: round_jiffies_relative, and how busy the system is, decide whether a step comes before or
 * after it (kernel/livepatch/transition.c, klp_try_complete_transition).
 */
export function isOpenLine(line: string): boolean {
  return line === 'livepatch: signaling remaining tasks';
}

/**
 * After these anything can happen: freed memory is whatever it has become since. A fault of the kernel is foretold then,
 * and no later step is held against the model.
 */
export const ENDS_ALL: readonly PropertyName[] = ['code-in-use', 'use-after-free'];

/**
 * What a pointer to an object of a livepatch that is gone points to now, nobody can say: a later livepatch may have come
 * to lie there. What comes of it then is held against the model too (addresses.ts).
 */
export function isOpenOwner(owner: string): boolean {
  return owner.startsWith('dangling');
}
