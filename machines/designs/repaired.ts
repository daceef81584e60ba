import { design } from './design.ts';
import { eachFeature, eachFeatureThenRetire } from './each-feature.ts';
import { allocateIfNew, lacksAdvertisedFeature } from './sketch.ts';

/**
 * The sketch with its two conditions mended: whether a feature is mine is a question about its owner alone, and
 * the answer for one feature does not end the callback for the others.
 */
export const repaired = design({
  name: 'repaired',
  about: 'the sketch, with tests of the owner alone and a continue for each feature',
  hasRegistry: true,
  // Their callbacks pass NULL for data.
  inapplicable: ['use-after-free', 'release-in-use'],
  isIncompatible: lacksAdvertisedFeature,

  prePatch: allocateIfNew,

  postPatch: eachFeatureThenRetire({
    feature: [
      { guard: 'isNotRegistered', target: 'next', actions: 'warnNotRegistered' },
      { guard: 'isMine', target: 'switchOn' },
      {
        guard: 'effectRunsAtALowerVersion',
        target: 'switchOn',
        actions: ['moveEffect', 'takeVersion', 'takeOwnership'],
      },
      { target: 'switchOn', actions: ['takeVersion', 'takeOwnership'] },
    ],
    switchOn: [
      { guard: 'effectIsOn', target: 'next' },
      { target: 'next', actions: 'switchEffectOn' },
    ],
  }),

  preUnpatch: eachFeature({
    feature: [{ guard: 'isMine', target: 'next', actions: 'switchEffectOff' }, { target: 'next' }],
  }),

  postUnpatch: eachFeature({
    feature: [{ guard: 'isMine', target: 'next', actions: 'free' }, { target: 'next' }],
  }),
});
