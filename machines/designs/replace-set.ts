import { entry } from '../context.ts';
import { design } from './design.ts';
import { isIncompatible, klpState } from './klp-state.ts';
import { overlapsWhatStays } from './overlaps.ts';

/**
 * Sets of cumulative livepatches beside each other, proposed in 2026 and unmerged: `set` stands in place of `replace`,
 * and a livepatch replaces its own set alone. States are looked up as in klp-state.
 */
export const replaceSet = design({
  ...klpState,
  name: 'replace-set',
  about: 'klp-state, with a number of a set in place of the replace flag',
  keys: ['set'],
  replaces: ({ livepatches }, patch) => {
    const { set } = entry(livepatches, patch);
    return Object.keys(livepatches).filter(other => entry(livepatches, other).set === set);
  },
  isIncompatible: sight => isIncompatible(sight) || overlapsWhatStays(sight),
});
