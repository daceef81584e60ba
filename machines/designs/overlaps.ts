import { entry } from '../context.ts';
import { installed } from '../words/patch.ts';
import type { Sight } from '../words/word.ts';
import type { World } from '../world.ts';

/** Says something of two livepatches: the one to be enabled, and one that is installed. */
type OfTwo = (world: World, patch: string, other: string) => boolean;

/** Whether an installed livepatch that is one of `those` gets in the way of the one to be enabled. */
export function overlapsWith({ context, world }: Sight, those: OfTwo, inTheWay: OfTwo): boolean {
  const patch = context.operation.patch ?? '';
  return [...installed(context)].some(other => those(world, patch, other) && inTheWay(world, patch, other));
}

/** Whether two livepatches change one function or list one feature. */
export function overlaps(world: World, patch: string, other: string): boolean {
  return listsFeatureOf(world, patch, other) || changesFunctionOf(world, patch, other);
}

function listsFeatureOf({ livepatches }: World, patch: string, other: string): boolean {
  const theirs = entry(livepatches, other).features;
  return entry(livepatches, patch).features.some(({ id }) => theirs.some(feature => feature.id === id));
}

export function changesFunctionOf({ livepatches }: World, patch: string, other: string): boolean {
  const theirs = entry(livepatches, other).objects;
  return entry(livepatches, patch).objects.some(({ name, functions }) =>
    theirs.some(
      object =>
        object.name === name &&
        functions?.some(({ original }) => object.functions?.some(func => func.original === original)),
    ),
  );
}
