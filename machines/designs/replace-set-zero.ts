import { entry } from '../context.ts';
import { design } from './design.ts';
import { replaceSet } from './replace-set.ts';

/**
 * replace-set, where set 0 means "does not replace", as Song Liu asked on 18 and 27 May 2026 for the sake of those who
 * use many livepatches without the replace flag: livepatches of set 0 stay beside each other as those have always done.
 */
export const replaceSetZero = design({
  ...replaceSet,
  name: 'replace-set-zero',
  about: 'replace-set, where livepatches of set 0 replace nothing',
  variantOf: 'replace-set',
  replaces: (world, patch) =>
    entry(world.livepatches, patch).set === 0 ? null : (replaceSet.replaces?.(world, patch) ?? null),
});
