// Written by "npm run designs" from designs/klp-state.yaml. Do not edit.
import { written } from './written.ts';

/**
 * struct klp_state, in the kernel since 5.5: each livepatch lists its states; callbacks ask klp_get_prev_state
 * (kernel/livepatch/state.c) whether an older livepatch has the state already. The callbacks are those that
 * Documentation/livepatch/system-state.rst asks for.
 */
export const klpState = written({
  name: 'klp-state',
  about: 'struct klp_state and klp_get_prev_state, as merged for Linux 5.5',
  since: '5.5',
  compatible: 'states',
  bodies: {
    pre_patch: [
      {
        each: 'feature',
        do: [{ if: [{ test: 'klp_get_prev_state' }], do: [{ jump: 'continue' }] }, { call: 'allocate data' }],
      },
    ],
    post_patch: [
      {
        each: 'feature',
        do: [
          { if: [{ test: 'klp_get_prev_state' }], do: [{ call: 'take data over' }, { jump: 'continue' }] },
          { call: 'switch on' },
        ],
      },
    ],
    pre_unpatch: [
      {
        each: 'feature',
        do: [
          { if: [{ test: 'klp_get_prev_state' }], do: [{ jump: 'continue' }] },
          { call: 'use data' },
          { call: 'switch off' },
        ],
      },
    ],
    post_unpatch: [
      {
        each: 'feature',
        do: [{ if: [{ test: 'klp_get_prev_state' }], do: [{ jump: 'continue' }] }, { call: 'free data' }],
      },
    ],
  },
});
