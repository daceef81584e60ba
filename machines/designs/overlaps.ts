import { entry } from '../context.ts';
import { installed } from '../words/patch.ts';
import type { Sight } from '../words/word.ts';
import type { World } from '../world.ts';

/** What two livepatches have in common. */
export interface Overlap {
  readonly kind: 'feature' | 'function';
  readonly name: string;
}

/** What the livepatch to be enabled must not have in common with an installed one. */
export type KeepsApart = (world: World, patch: string, other: string) => readonly Overlap['kind'][];

/** Whether an installed livepatch gets in the way of the one to be enabled. */
export function overlapsWithInstalled({ context, world }: Sight, keepsApart: KeepsApart): boolean {
  const patch = context.operation.patch ?? '';
  return [...installed(context)].some(other => overlapsInTheWay(world, patch, other, keepsApart).length > 0);
}

/** What one installed livepatch has that gets in the way. */
export function overlapsInTheWay(
  world: World,
  patch: string,
  other: string,
  keepsApart: KeepsApart,
): Overlap[] {
  const kinds = keepsApart(world, patch, other);
  return [
    ...(kinds.includes('feature') ? sharedFeatures(world, patch, other) : []),
    ...(kinds.includes('function') ? sharedFunctions(world, patch, other) : []),
  ];
}

function sharedFeatures({ livepatches }: World, patch: string, other: string): Overlap[] {
  const theirs = entry(livepatches, other).features;
  return entry(livepatches, patch).features.flatMap(({ id }) =>
    theirs.some(feature => feature.id === id) ? [{ kind: 'feature', name: id }] : [],
  );
}

function sharedFunctions({ livepatches }: World, patch: string, other: string): Overlap[] {
  const theirs = entry(livepatches, other).objects;
  return entry(livepatches, patch).objects.flatMap(({ name, functions }) =>
    (functions ?? []).flatMap(({ original }): Overlap[] =>
      theirs.some(
        object => object.name === name && object.functions?.some(func => func.original === original),
      )
        ? [{ kind: 'function', name: original }]
        : [],
    ),
  );
}
