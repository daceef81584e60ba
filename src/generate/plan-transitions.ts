import type { Edge } from '../explore/index.ts';
import { type Plan, PlanBuilder } from './plan.ts';
import type { PriceList } from './prices.ts';

/**
 * Every transition must be taken, or those that are named. A node is a state, the last one the hub; an arc into the hub
 * ends a test.
 *
 * @param edges all transitions
 * @param mustTake by the place in `edges`; all, where left out
 */
export function planTransitions<TEvent>(
  states: number,
  edges: readonly Edge<TEvent>[],
  prices: PriceList<TEvent>,
  mustTake: (place: number) => boolean = () => true,
): Plan<TEvent> {
  const hub = states;
  const builder = new PlanBuilder<TEvent>();
  for (const [place, edge] of edges.entries()) {
    builder.add(edge.from, edge.to, prices.step(edge), mustTake(place) ? 1 : 0, edge);
  }
  for (let state = 0; state < states; state++) {
    const price = prices.end(state);
    if (price !== null) builder.add(state, hub, price, 0);
  }
  builder.add(hub, 0, 0, 1);
  return builder.plan(states + 1, hub);
}
