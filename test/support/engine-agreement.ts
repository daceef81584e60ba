import { expect } from 'vitest';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import type { World } from '../../machines/world.ts';
import { type ExploreWorldOptions, exploreWorld } from '../../src/livepatch/explore-world.ts';

/** The traced engine and a plain traversal find the same in a world, under the design of this name. */
export async function expectEnginesAgree(
  world: World,
  name: string,
  options: ExploreWorldOptions,
): Promise<void> {
  const design = entry(DESIGNS, name);
  const traced = await exploreWorld(world, design, { ...options, engine: 'traced' });
  const plain = await exploreWorld(world, design, { ...options, engine: 'plain' });
  const measured = { engine: null, seconds: 0, slowSteps: 0, trees: [] };
  expect({ ...traced, ...measured }).toEqual({ ...plain, ...measured });
  expect(traced.slowSteps).toBeLessThan(plain.slowSteps);
  expect(traced.closed).toBe(true);
}
