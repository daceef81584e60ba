import { cheapestWays } from './cheapest-ways.ts';
import { byNode, type Network } from './network.ts';

/** By arc: the least that a tour from the hub costs that takes it. */
export function roundTrips(network: Network, hub: number): Float64Array {
  const { nodes, from, to, price } = network;
  const there = cheapestWays(network, [hub], byNode(nodes, from), to, price);
  const back = cheapestWays(network, [hub], byNode(nodes, to), from, price);
  return price.map((costs, arc) => there.distance[from[arc]] + costs + back.distance[to[arc]]);
}
