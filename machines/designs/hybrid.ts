import { entry } from '../context.ts';
import { livepatch } from '../words/operation.ts';
import { dropsOrLowers } from './compatible.ts';
import { design } from './design.ts';
import { klpState } from './klp-state.ts';

/**
 * Cumulative livepatches that spare some: `replaceable` says whether a livepatch may be replaced, and the replace of
 * another takes those alone. As in Yafang Shao's "livepatch: Add support for hybrid mode" of 27 January 2025, unmerged
 * (and again in April 2026, with the same code): klp_add_nops, klp_unpatch_replaced_patches and
 * klp_free_replaced_patches_async pass by a patch that is not replaceable. Nothing else asks: a replacing patch must list
 * the states of those that it spares too (klp_is_state_compatible), and a force of it pins them (klp_force_transition).
 * Of a livepatch that does not say, the flag is 0. It can be written in sysfs; here it stays as it is declared.
 */
export const hybrid = design({
  ...klpState,
  name: 'hybrid',
  about: 'klp-state, where a livepatch says whether it may be replaced',
  keys: ['replaceable'],
  replaces: ({ livepatches }, patch) =>
    entry(livepatches, patch).replace
      ? Object.keys(livepatches).filter(other => entry(livepatches, other).replaceable)
      : null,
  pins: ({ livepatches }) => Object.keys(livepatches),
  isIncompatible: sight => dropsOrLowers(sight, livepatch(sight).features, () => livepatch(sight).replace),
});
