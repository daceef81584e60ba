import { livepatch } from '../words/operation.ts';
import { design } from './design.ts';
import { eachFeature, eachFeatureThenRetire } from './each-feature.ts';
import { allocateIfNew, lacksRegisteredFeature } from './sketch.ts';

/**
 * The question that the mail answers: "do features need to be tightly coupled to callbacks?" Here they belong to the
 * livepatch, and the core keeps the registry. `me` is the livepatch, whatever objects it has.
 */
export const patchLevel = design({
  name: 'patch-level',
  about: 'the registry, kept by the core for whole livepatches',
  hasRegistry: true,
  // The core asks before it acts, and data is not looked at.
  inapplicable: ['warning', 'use-after-free', 'release-in-use'],
  isIncompatible: sight => {
    const { features, retires } = livepatch(sight);
    return lacksRegisteredFeature(sight, [...features, ...retires]);
  },

  enableBegins: allocateIfNew,

  patchingEnds: eachFeatureThenRetire({
    feature: [
      { guard: 'isNotRegistered', target: 'next' },
      { guard: 'isMine', target: 'next', actions: 'switchEffectOn' },
      {
        guard: 'effectRunsAtALowerVersion',
        target: 'next',
        actions: ['moveEffect', 'takeVersion', 'takeOwnership'],
      },
      { target: 'next', actions: ['takeVersion', 'takeOwnership'] },
    ],
  }),

  disableBegins: eachFeature({
    feature: [{ guard: 'isMine', target: 'next', actions: 'switchEffectOff' }, { target: 'next' }],
  }),

  unpatchingEnds: eachFeature({
    feature: [{ guard: 'isMine', target: 'next', actions: 'free' }, { target: 'next' }],
  }),
});
