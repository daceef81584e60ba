import { initialContext } from '../../machines/context.ts';
import type { Design } from '../../machines/designs/design.ts';
import type { KlpEvent } from '../../machines/events.ts';
import { isIn, NOT_MODELLED } from '../../machines/not-modelled.ts';
import type { World } from '../../machines/world.ts';
import type { ExploredWorld } from './explore-world.ts';

/**
 * What the world's release does otherwise than was walked, where some history comes by it: a sentence each, without its
 * full stop.
 *
 * @param events the choices of the walk
 */
export function notModelledIn(
  world: World,
  design: Design,
  events: readonly KlpEvent[],
  { neverTaken }: Pick<ExploredWorld, 'neverTaken'>,
): string[] {
  const never = new Set(neverTaken.map(event => JSON.stringify(event)));
  const met = events.filter(event => !never.has(JSON.stringify(event)));
  const sight = { context: duringTransition(world, design), world };
  return NOT_MODELLED.flatMap(one => {
    const comesBy =
      isIn(one, world.kernel) && met.some(event => one.comesBy?.(event, sight, design) === true);
    return comesBy ? [`Not modelled: in Linux ${world.kernel} ${one.what}`] : [];
  });
}

/** A moment at which a transition runs: a walk that takes a step of a task takes it then too. */
function duringTransition(world: World, design: Design) {
  const context = initialContext(world, design.keeps?.(world));
  context.klp.transitionPatch = Object.keys(world.livepatches)[0] ?? null;
  return context;
}
