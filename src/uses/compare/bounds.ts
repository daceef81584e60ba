import type { ExploreBounds } from '../../scenario/scenario.ts';

/** A world that has more states is not walked to its end, unless the scenario or the caller says how far. */
const MOST_STATES = 1_000_000;

/**
 * How far a world is walked for a table: as far as the caller says, else as the scenario says. No cell may keep the
 * table waiting for ever.
 */
export function tableBounds(
  explore: ExploreBounds,
  { depth, states }: { readonly depth: number | null; readonly states: number | null },
): { readonly depth: number | null; readonly states: number } {
  return { depth: depth ?? explore.depth, states: states ?? explore.states ?? MOST_STATES };
}
