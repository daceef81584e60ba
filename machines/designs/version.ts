import { entry } from '../context.ts';
import { livepatch } from '../words/operation.ts';
import { installed } from '../words/patch.ts';
import type { Livepatch } from '../world.ts';
import { design } from './design.ts';
import { none } from './none.ts';

/**
 * One number for the whole livepatch, and none is loaded over a higher one: Joe Lawrence's idea of early 2019, as the
 * mails of that thread describe it.
 */
export const version = design({
  ...none,
  name: 'version',
  about: 'one version for the whole livepatch, which may not go down',
  isIncompatible: sight =>
    [...installed(sight.context)].some(
      name => versionOf(livepatch(sight)) < versionOf(entry(sight.world.livepatches, name)),
    ),
});

/** The highest version among its features; 0 without any. */
function versionOf({ features }: Livepatch): number {
  return Math.max(0, ...features.map(feature => feature.version));
}
