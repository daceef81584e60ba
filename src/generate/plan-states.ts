import type { Edge } from '../explore/index.ts';
import { type Plan, PlanBuilder } from './plan.ts';
import type { PriceList } from './prices.ts';

/**
 * Every state must be come to; the initial one is without a step. A state is two nodes and an arc between them, which must be taken; the last node is the
 * hub. Not exact: what is cheapest may go round where no test ever comes.
 */
export function planStates<TEvent>(
  states: number,
  edges: readonly Edge<TEvent>[],
  prices: PriceList<TEvent>,
): Plan<TEvent> {
  const hub = 2 * states;
  const builder = new PlanBuilder<TEvent>();
  for (const edge of edges) {
    // To stay where one is leads to no other state.
    if (edge.from !== edge.to) builder.add(2 * edge.from + 1, 2 * edge.to, prices.step(edge), 0, edge);
  }
  for (let state = 0; state < states; state++) {
    builder.add(2 * state, 2 * state + 1, 0, state === 0 ? 0 : 1);
    const price = prices.end(state);
    if (price !== null) builder.add(2 * state + 1, hub, price, 0);
  }
  builder.add(hub, 0, 0, 1);
  return builder.plan(hub + 1, hub);
}
