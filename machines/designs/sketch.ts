// Written by "npm run designs" from designs/sketch.yaml. Do not edit.
import { written } from './written.ts';

/**
 * The four callbacks of the mail of 2019-02-13, repaired only so far that they compile: a pre_patch that returns 0,
 * and a return after each WARN. The two early returns are as mailed.
 */
export const sketch = written({
  name: 'sketch',
  about: 'the registry of klp_feature as mailed on 2019-02-13',
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
            if: [{ test: 'mine', not: true }, { test: 'at my version' }],
            do: [{ call: 'take over' }, { jump: 'return' }],
          },
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
    pre_unpatch: [{ each: 'feature', do: [{ call: 'switch off' }] }],
    post_unpatch: [
      {
        each: 'feature',
        do: [
          { if: [{ test: 'klp_feature_get', not: true }], do: [{ call: 'WARN' }, { jump: 'continue' }] },
          { if: [{ test: 'mine', not: true }, { test: 'at my version' }], do: [{ jump: 'return' }] },
          { call: 'klp_feature_free' },
        ],
      },
    ],
  },
});
