import type { Design } from '../../machines/designs/design.ts';
import type { World } from '../../machines/world.ts';

/**
 * Keys of livepatches that the design does not look at, though they are not another design's alone: a sentence each,
 * without its full stop. Only a registry can undo what a livepatch retires.
 */
export function ignoredKeys({ livepatches }: World, { name, hasRegistry }: Design): string[] {
  if (hasRegistry) return [];
  return Object.entries(livepatches).flatMap(([patch, { retires }]) =>
    retires.length === 0
      ? []
      : [`${patch} retires ${retires.map(({ id }) => id).join(', ')}, and ${name} does not look at retires`],
  );
}
