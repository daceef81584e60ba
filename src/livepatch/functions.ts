import type { Design } from '../../machines/designs/design.ts';
import { type RunningFunction, runningFunctions } from '../../machines/running.ts';
import type { World } from '../../machines/world.ts';
import { worldUnder } from './machine.ts';
import type { LivepatchState } from './model.ts';

/** Whose version of each function runs, in a state of the world under the design. */
export function functionsIn({ context }: LivepatchState, world: World, design: Design): RunningFunction[] {
  return runningFunctions({ context, world: worldUnder(design, world) });
}
