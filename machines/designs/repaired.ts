// Written by "npm run designs" from designs/repaired.yaml. Do not edit.
import { written } from './written.ts';

/**
 * The sketch with its two conditions mended: whether a feature is mine is a question about its owner alone, and the
 * answer for one feature does not end the callback for the others.
 */
export const repaired = written({
  name: 'repaired',
  about: 'the sketch, with tests of the owner alone and a continue for each feature',
  compatible: 'registered features',
  bodies: {
    pre_patch: [
      {
        each: 'feature',
        do: [
          { if: [{ test: 'klp_feature_get' }], do: [{ jump: 'continue' }] },
          { call: 'klp_feature_alloc' },
        ],
      },
    ],
    post_patch: [
      {
        each: 'feature',
        do: [
          { if: [{ test: 'klp_feature_get', not: true }], do: [{ call: 'WARN' }, { jump: 'continue' }] },
          {
            if: [{ test: 'mine', not: true }],
            do: [
              { if: [{ test: 'effect is at a lower version' }], do: [{ call: 'raise effect' }] },
              { call: 'take version' },
              { call: 'take over' },
            ],
          },
          { if: [{ test: 'effect is on' }], do: [{ jump: 'continue' }] },
          { call: 'switch on' },
        ],
      },
      {
        each: 'retired feature',
        do: [
          { if: [{ test: 'klp_feature_get' }], do: [{ call: 'switch off' }, { call: 'klp_feature_free' }] },
        ],
      },
    ],
    pre_unpatch: [{ each: 'feature', do: [{ if: [{ test: 'mine' }], do: [{ call: 'switch off' }] }] }],
    post_unpatch: [{ each: 'feature', do: [{ if: [{ test: 'mine' }], do: [{ call: 'klp_feature_free' }] }] }],
  },
});
