import type { Leaf } from '../rows/atom.ts';
import type { SymmetricSlots } from './symmetric-slots.ts';
import type { Symmetry } from './symmetry.ts';

/**
 * @param leaves of the initial state
 * @param events all that there will be
 * @throws an Error when the names of a group stand nowhere: probably they are misspelt
 */
export function refuseStrangers(
  symmetry: Symmetry,
  slots: SymmetricSlots,
  leaves: readonly Leaf[],
  events: readonly unknown[],
): void {
  if (symmetry.groups.length === 0) return;
  const met = new Set(leaves.flatMap(leaf => symmetry.groupIn(leaf) ?? []));
  const seen = new Set<object>();
  const look = (value: unknown): void => {
    const group = typeof value === 'string' ? symmetry.groupIn(value) : undefined;
    if (group !== undefined) met.add(group);
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    Object.values(value).forEach(look);
  };
  look(events);
  for (const [group, members] of symmetry.groups.entries()) {
    if (met.has(group) || [...slots.domains.keys()].some(slot => slots.count(slot, group) > 0)) continue;
    throw new Error(
      `${members.join(', ')} are said to be symmetric, but no key, no leaf of the initial state and no event has these names.`,
    );
  }
}
