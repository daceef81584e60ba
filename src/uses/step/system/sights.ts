import type { Context } from '../../../../machines/context.ts';
import type { World } from '../../../../machines/world.ts';

/** What a drawing of the system is made from: a world under its design, and two moments of it. */
export interface Sights {
  readonly world: World;
  readonly now: Context;
  /** Before what has led here. */
  readonly before: Context;
}
