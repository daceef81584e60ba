import { chartOf } from '../body/chart.ts';
import { livepatch } from '../words/operation.ts';
import { lacksRegisteredFeature } from './compatible.ts';
import { design } from './design.ts';

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

  enableBegins: chartOf([
    {
      each: 'feature',
      do: [{ if: [{ test: 'klp_feature_get', not: true }], do: [{ call: 'klp_feature_alloc' }] }],
    },
  ]),

  patchingEnds: chartOf([
    {
      each: 'feature',
      do: [
        { if: [{ test: 'klp_feature_get', not: true }], do: [{ jump: 'continue' }] },
        { if: [{ test: 'mine' }], do: [{ call: 'switch on' }, { jump: 'continue' }] },
        { if: [{ test: 'effect is at a lower version' }], do: [{ call: 'raise effect' }] },
        { call: 'take version' },
        { call: 'take over' },
      ],
    },
    {
      each: 'retired feature',
      do: [{ if: [{ test: 'klp_feature_get' }], do: [{ call: 'switch off' }, { call: 'klp_feature_free' }] }],
    },
  ]),

  disableBegins: chartOf([
    { each: 'feature', do: [{ if: [{ test: 'mine' }], do: [{ call: 'switch off' }] }] },
  ]),

  unpatchingEnds: chartOf([
    { each: 'feature', do: [{ if: [{ test: 'mine' }], do: [{ call: 'klp_feature_free' }] }] },
  ]),
});
