import { entry } from '../context.ts';
import type { World } from '../world.ts';
import { dropsOrLowersState } from './compatible.ts';
import { design } from './design.ts';
import { klpState } from './klp-state.ts';
import { type KeepsApart, overlapsWithInstalled } from './overlaps.ts';

/**
 * Sets of cumulative livepatches beside each other, as in the second version of Yafang Shao's "livepatch: Introduce
 * replace set support" of 29 May 2026, unmerged: `set` (replace_set, by default 0) stands in place of `replace`. A
 * livepatch replaces its own set alone, and a force pins no other. It must list each state of its own set, and is
 * refused where it lists a state or changes a function of another (klp_is_patch_compatible). States are looked up as in
 * klp-state: the series leaves them, shadow variables and callbacks to later.
 */
export const replaceSet = design({
  ...klpState,
  name: 'replace-set',
  about: 'klp-state, with a number of a set in place of the replace flag',
  keys: ['set'],
  replaces: (world, patch) => Object.keys(world.livepatches).filter(other => isOneSet(world, patch, other)),
  isIncompatible: sight => dropsOrLowersState(sight) || overlapsWithInstalled(sight, keepsApart),
  keepsApart,
});

function keepsApart(world: World, patch: string, other: string): ReturnType<KeepsApart> {
  return isOneSet(world, patch, other) ? [] : ['feature', 'function'];
}

export function isOneSet({ livepatches }: World, patch: string, other: string): boolean {
  return entry(livepatches, patch).set === entry(livepatches, other).set;
}
