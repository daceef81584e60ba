import type { Livepatch, World } from '../world.ts';

/** Whether some livepatch follows the design of the world. */
export function isFollowed({ livepatches }: World): boolean {
  return Object.values(livepatches).some(livepatch => !hasOwn(livepatch));
}

/** Whether the livepatch does not follow the design of the world. */
export function hasOwn({ design, own, objects }: Livepatch): boolean {
  return (
    design !== undefined ||
    own !== undefined ||
    objects.some(({ callbacks }) => callbacks.bodies !== undefined)
  );
}
