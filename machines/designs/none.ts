import { design } from './design.ts';
import { eachFeature } from './each-feature.ts';

/** post_patch: on, whatever was before. */
export const switchOn = eachFeature({ feature: [{ target: 'next', actions: 'switchEffectOn' }] });
/** pre_unpatch: off, whatever was before. */
export const switchOff = eachFeature({ feature: [{ target: 'next', actions: 'switchEffectOff' }] });

/** The kernel before 5.5: callbacks alone, which know nothing of what other livepatches have done. */
export const none = design({
  name: 'none',
  about: 'callbacks alone, as before Linux 5.5',
  hasRegistry: false,
  // They look nothing up, so nothing can surprise them, and they have no data.
  inapplicable: ['warning', 'use-after-free', 'release-in-use'],
  postPatch: switchOn,
  preUnpatch: switchOff,
});
