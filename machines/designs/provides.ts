import { entry } from '../context.ts';
import { replaces } from '../words/patch.ts';
import type { World } from '../world.ts';
import { dropsOrLowersState } from './compatible.ts';
import { design } from './design.ts';
import { klpState } from './klp-state.ts';
import { type KeepsApart, overlapsWithInstalled } from './overlaps.ts';

/**
 * Livepatches that are replaced as packages are, proposed in 2026 and unmerged: in place of `replace` a livepatch says
 * what it provides (its own name, where it does not say), and what it makes obsolete. States are looked up as in
 * klp-state.
 */
export const provides = design({
  ...klpState,
  name: 'provides',
  about: 'klp-state, with what a livepatch provides and obsoletes in place of the replace flag',
  keys: ['provides', 'obsoletes'],
  replaces: (world, patch) => {
    const gone = [provided(world, patch), ...entry(world.livepatches, patch).obsoletes];
    return Object.keys(world.livepatches).filter(other => gone.includes(provided(world, other)));
  },
  isIncompatible: sight => dropsOrLowersState(sight) || overlapsWithInstalled(sight, keepsApart),
  keepsApart,
});

/** Who stays beside the livepatch that is to be enabled shares nothing with it. */
function keepsApart(world: World, patch: string, other: string): ReturnType<KeepsApart> {
  return replaces(world, patch, other) ? [] : ['feature', 'function'];
}

function provided({ livepatches }: World, patch: string): string {
  return entry(livepatches, patch).provides ?? patch;
}
