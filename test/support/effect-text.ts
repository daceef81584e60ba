import type { Design } from '../../machines/designs/design.ts';
import type { World } from '../../machines/world.ts';
import { last, take } from './take.ts';

/** The steps, each with the effects that it leaves: `load A: S off, T 2`. */
export function effectsOf(world: World, design: Design, steps: readonly string[]): string[] {
  return take(world, design, steps).map(({ after }, i) => {
    const effects = Object.entries(after.effects).map(([id, version]) => `${id} ${version || 'off'}`);
    return `${steps[i]}: ${effects.join(', ')}`;
  });
}

/** What the last of the steps ends with: `ok`, or the name of an error. */
export function resultOf(world: World, design: Design, steps: readonly string[]): string {
  return last(take(world, design, steps)).result;
}
