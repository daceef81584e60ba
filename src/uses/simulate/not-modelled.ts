import type { Design } from '../../../machines/designs/design.ts';
import { isIn, NOT_MODELLED } from '../../../machines/not-modelled.ts';
import type { World } from '../../../machines/world.ts';
import type { Outcome } from '../../livepatch/outcome.ts';

/** What the release of the world does otherwise than was simulated. */
export interface LeftAside {
  /** The number of the first step that came by it, from 1. */
  readonly step: number;
  readonly what: string;
}

/** @param followed the outcomes of each step; those that were refused came by nothing */
export function leftAside(
  world: World,
  design: Design,
  followed: readonly (readonly Outcome[])[],
): readonly LeftAside[] {
  const known = NOT_MODELLED.filter(one => isIn(one, world.kernel));
  return known.flatMap(({ what, comesBy }) => {
    const step = followed.findIndex(outcomes =>
      outcomes.some(
        ({ event, before, impossible }) =>
          (impossible === null || event.type === 'insert') &&
          comesBy?.(event, { context: before.context, world }, design) === true,
      ),
    );
    return step < 0 ? [] : [{ step: step + 1, what }];
  });
}
