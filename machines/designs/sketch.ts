import { livepatch } from '../words/operation.ts';
import type { Sight } from '../words/word.ts';
import type { FeatureVersion } from '../world.ts';
import { design } from './design.ts';
import { eachFeature, eachFeatureThenRetire } from './each-feature.ts';

/** pre_patch: the first livepatch that knows a feature registers it. */
export const allocateIfNew = eachFeature({
  feature: [
    { guard: 'isRegistered', target: 'next' },
    { guard: 'allocationFails', target: 'failed', actions: 'outOfMemory' },
    { target: 'next', actions: 'allocate' },
  ],
});

/**
 * The four callbacks of the mail of 2019-02-13, repaired only so far that they compile: a pre_patch that returns
 * 0, and a return after each WARN. The two early returns are as mailed.
 */
export const sketch = design({
  name: 'sketch',
  about: 'the registry of klp_feature as mailed on 2019-02-13',
  hasRegistry: true,
  // Their callbacks pass NULL for data.
  inapplicable: ['use-after-free', 'release-in-use'],
  isIncompatible: lacksAdvertisedFeature,

  prePatch: allocateIfNew,

  postPatch: eachFeatureThenRetire({
    feature: [
      { guard: 'isNotRegistered', target: 'next', actions: 'warnNotRegistered' },
      { guard: 'isAnothersAtMyVersion', target: 'return', actions: 'takeOwnership' },
      { target: 'next', actions: 'switchEffectOn' },
    ],
  }),

  preUnpatch: eachFeature({ feature: [{ target: 'next', actions: 'switchEffectOff' }] }),

  postUnpatch: eachFeature({
    feature: [
      { guard: 'isNotRegistered', target: 'next', actions: 'warnNotRegistered' },
      { guard: 'isAnothersAtMyVersion', target: 'return' },
      { target: 'next', actions: 'free' },
    ],
  }),
});

/**
 * The mail's last loop: for each registered feature some object of the patch, loaded or not, must advertise a
 * version that is not lower.
 */
export function lacksAdvertisedFeature(sight: Sight): boolean {
  const { objects, features, retires } = livepatch(sight);
  const advertises = objects.some(object => object.carries);
  return lacksRegisteredFeature(sight, advertises ? [...features, ...retires] : []);
}

/** Whether some registered feature is not known, at its version or a higher one. */
export function lacksRegisteredFeature({ context }: Sight, known: readonly FeatureVersion[]): boolean {
  return Object.entries(context.features).some(
    ([id, { version }]) =>
      version !== 0 && !known.some(feature => feature.id === id && feature.version >= version),
  );
}
