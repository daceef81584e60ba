import type { Edge } from '../explore/index.ts';
import { type Plan, PlanBuilder } from './plan.ts';
import type { PriceList } from './prices.ts';

/**
 * Every two transitions that can follow one another must be taken so, and every transition that can be the first must be
 * the first of a test. A node is a transition; the last two are the beginning of a test, and the hub.
 *
 * @param edges all transitions, in the order of the states that they lead out of
 */
export function planPairs<TEvent>(
  states: number,
  edges: readonly Edge<TEvent>[],
  prices: PriceList<TEvent>,
): Plan<TEvent> {
  const begin = edges.length;
  const hub = begin + 1;
  const builder = new PlanBuilder<TEvent>();
  const leaving: number[][] = Array.from({ length: states }, () => []);
  for (const [place, { from }] of edges.entries()) leaving[from]?.push(place);
  const follow = (node: number, state: number) => {
    for (const place of leaving[state] ?? []) {
      const edge = edges[place];
      if (edge !== undefined) builder.add(node, place, prices.step(edge), 1, edge);
    }
  };
  for (const [place, { to }] of edges.entries()) {
    follow(place, to);
    const price = prices.end(to);
    if (price !== null) builder.add(place, hub, price, 0);
  }
  follow(begin, 0);
  // A test without a step, where there is nothing to cover.
  const price = prices.end(0);
  if (price !== null) builder.add(begin, hub, price, 0);
  builder.add(hub, begin, 0, 1);
  return builder.plan(hub + 1, hub);
}
