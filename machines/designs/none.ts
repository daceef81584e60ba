// Written by "npm run designs" from designs/none.yaml. Do not edit.
import { written } from './written.ts';

/**
 * The kernel before 5.5. Callbacks know nothing of what other livepatches have done.
 */
export const none = written({
  name: 'none',
  about: 'callbacks alone, as before Linux 5.5',
  bodies: {
    post_patch: [{ each: 'feature', do: [{ call: 'switch on' }] }],
    pre_unpatch: [{ each: 'feature', do: [{ call: 'switch off' }] }],
  },
});
