import { entry } from '../context.ts';
import { installed, replaces } from '../words/patch.ts';
import type { Sight } from '../words/word.ts';
import type { World } from '../world.ts';

/** Whether an installed livepatch that would stay beside the one to be enabled gets in its way. */
export function overlapsWhatStays({ context, world }: Sight): boolean {
  const { patch } = context.operation;
  return [...installed(context)].some(
    other => !replaces(world, patch, other) && overlaps(world, patch, other),
  );
}

/** Whether two livepatches change one function or list one feature. */
function overlaps({ livepatches }: World, patch: string | null, other: string): boolean {
  const mine = entry(livepatches, patch);
  const theirs = entry(livepatches, other);
  return (
    mine.features.some(({ id }) => theirs.features.some(feature => feature.id === id)) ||
    mine.objects.some(({ name, functions }) =>
      theirs.objects.some(
        object =>
          object.name === name &&
          functions?.some(({ original }) => object.functions?.some(func => func.original === original)),
      ),
    )
  );
}
