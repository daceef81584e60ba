import { entry } from '../context.ts';
import { livepatch } from '../words/operation.ts';
import { installed, replaces } from '../words/patch.ts';
import { design } from './design.ts';
import { none } from './none.ts';

/**
 * A livepatch with features stays: it can only be replaced, by one that has them too. From the "version/sticky RFC"
 * that the mail speaks of.
 */
export const sticky = design({
  ...none,
  name: 'sticky',
  about: 'a livepatch with features cannot be disabled, only replaced by one that has them',
  isIncompatible: sight => {
    const { patch } = sight.context.operation;
    const mine = livepatch(sight).features.map(({ id }) => id);
    return [...installed(sight.context)].some(
      name =>
        replaces(sight.world, patch, name) &&
        entry(sight.world.livepatches, name).features.some(({ id }) => !mine.includes(id)),
    );
  },
  mayNotDisable: sight =>
    livepatch(sight).features.length > 0 &&
    sight.context.klp.transitionPatch !== sight.context.operation.patch,
});
