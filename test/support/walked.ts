import type { Design } from '../../machines/designs/design.ts';
import type { World } from '../../machines/world.ts';
import { exploreWorld } from '../../src/livepatch/explore-world.ts';

/** Walks a world to its end: how much there is, and the length of a shortest history to each violation. */
export async function walked(world: World, design: Design, { force = false, symmetry = false } = {}) {
  const { closed, states, transitions, verdicts, neverTaken } = await exploreWorld(world, design, {
    faults: world.faults.length,
    force,
    depth: null,
    states: null,
    symmetry,
  });
  if (!closed) throw new Error('the world has not been walked to its end');
  const violated = Object.fromEntries(
    verdicts.flatMap(({ property, verdict, history }) =>
      verdict === 'violated' ? [[property, history?.length ?? null]] : [],
    ),
  );
  return { states, transitions, violated, neverTaken };
}
