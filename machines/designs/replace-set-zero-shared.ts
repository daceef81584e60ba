import { design } from './design.ts';
import { replaceSetShared } from './replace-set-shared.ts';
import { replaceSetZero } from './replace-set-zero.ts';

/** replace-set with both: set 0 does not replace, and livepatches of different sets may list one state. */
export const replaceSetZeroShared = design({
  ...replaceSetZero,
  name: 'replace-set-zero-shared',
  about: 'replace-set, where set 0 replaces nothing and sets may share a state',
  isIncompatible: sight => replaceSetShared.isIncompatible?.(sight) ?? false,
  keepsApart: (world, patch, other) => replaceSetShared.keepsApart?.(world, patch, other) ?? [],
});
