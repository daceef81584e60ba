import type { Context } from '../../../../machines/context.ts';
import type { Design } from '../../../../machines/designs/design.ts';
import type { KlpEvent } from '../../../../machines/events.ts';
import { brokenIn } from '../../../../machines/properties.ts';
import type { World } from '../../../../machines/world.ts';
import type { StateGraph } from '../../../explore/index.ts';
import { LIVEPATCH_MEMBERS, livepatchMember } from '../../../show/files/livepatch-members.ts';
import { rowsOf, type StateRows } from './state-rows.ts';

/** Of a world: told apart by the members of livepatches, broken by the properties of the design. */
export function worldRows(
  graph: StateGraph<Context, KlpEvent>,
  world: World,
  design: Design,
): Promise<StateRows<KlpEvent>> {
  return rowsOf(graph, LIVEPATCH_MEMBERS.map(livepatchMember), {
    broken: ({ context }) => {
      const names = brokenIn({ context, world }, design.hasRegistry).map(({ property }) => property);
      return [...new Set(names)];
    },
    isMidway: ({ context }) => context.klp.transitionPatch !== null,
  });
}
