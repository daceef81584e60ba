// Written by "npm run designs" from designs/callback-version.yaml. Do not edit.

import { sketch } from './sketch.ts';
import { written } from './written.ts';

/**
 * The sketch with the mail's other way to know what a livepatch supports: id and version as part of struct
 * klp_callbacks. What counts is what an installed livepatch declares, registered or not; by retiring a feature a
 * livepatch satisfies it, and asks nothing of the next.
 */
export const callbackVersion = written({
  name: 'callback-version',
  about: 'the sketch, with id and version declared in struct klp_callbacks',
  compatible: 'declared features',
  bodies: sketch.written.bodies,
});
