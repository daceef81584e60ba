// Written by "npm run designs" from designs/module-refcount.yaml. Do not edit.
import { written } from './written.ts';

/**
 * What distributions did by hand: the modules of all livepatches count the users of a feature, in their init and
 * exit functions. Whether the livepatch is enabled, or ever was, they do not see.
 */
export const moduleRefcount = written({
  name: 'module-refcount',
  about: 'the init and exit functions of the livepatch modules count the users of a feature',
  bodies: {
    module_init: [
      {
        each: 'feature',
        do: [{ if: [{ test: 'count is 0' }], do: [{ call: 'switch on' }] }, { call: 'count up' }],
      },
    ],
    module_exit: [
      {
        each: 'feature',
        do: [{ if: [{ test: 'count is 1' }], do: [{ call: 'switch off' }] }, { call: 'count down' }],
      },
    ],
  },
});
