import type { World } from '../world.ts';
import { dropsOrLowersState } from './compatible.ts';
import { design } from './design.ts';
import { type KeepsApart, overlapsWithInstalled } from './overlaps.ts';
import { isOneSet, replaceSet } from './replace-set.ts';

/**
 * replace-set, where livepatches of different sets may list one state, at no lower version than those that are installed:
 * so the first version of the series had it (13 May 2026), until Petr Mladek asked on 26 May to refuse them.
 */
export const replaceSetShared = design({
  ...replaceSet,
  name: 'replace-set-shared',
  about: 'replace-set, where livepatches of different sets may list one state',
  variantOf: 'replace-set',
  isIncompatible: sight => dropsOrLowersState(sight) || overlapsWithInstalled(sight, keepsApart),
  keepsApart,
});

function keepsApart(world: World, patch: string, other: string): ReturnType<KeepsApart> {
  return isOneSet(world, patch, other) ? [] : ['function'];
}
