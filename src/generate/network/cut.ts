import { cheapestWays } from './cheapest-ways.ts';
import { byNode, type Network } from './network.ts';

/** A test that takes some arc has to be longer than it may be. */
export interface TooShort {
  /** The most steps that a test would have to be allowed. */
  readonly least: number;
}

/**
 * Cuts tours so that none has more steps than it may. Each piece is made a tour: the shortest way from the hub before it, the
 * shortest way to the hub behind it. Of each tour by itself the cheapest way to cut it is found; what another tour or an
 * earlier piece has taken already may be left out between pieces.
 *
 * @param tours of each its arcs, without those out of the hub and into it
 * @param steps by arc: 1 where it is a step of a test
 * @param longest the most steps of a test
 */
export function cut(
  network: Network,
  tours: readonly (readonly number[])[],
  hub: number,
  steps: Uint8Array,
  longest: number,
): number[][] | TooShort {
  const { nodes, from, to, price, least } = network;
  const there = cheapestWays(network, [hub], byNode(nodes, from), to, steps);
  const back = cheapestWays(network, [hub], byNode(nodes, to), from, steps);
  const wayTo = (node: number) => {
    const arcs: number[] = [];
    for (let at = node; there.arc[at] !== -1; at = from[there.arc[at]]) arcs.push(there.arc[at]);
    return arcs.reverse();
  };
  const wayFrom = (node: number) => {
    const arcs: number[] = [];
    for (let at = node; back.arc[at] !== -1; at = to[back.arc[at]]) arcs.push(back.arc[at]);
    return arcs;
  };
  const priceOf = (arcs: readonly number[]) => arcs.reduce((sum, arc) => sum + price[arc], 0);
  const priceThere = memo(nodes, node => priceOf(wayTo(node)));
  const priceBack = memo(nodes, node => priceOf(wayFrom(node)));

  let needed = 0;
  for (let arc = 0; arc < from.length; arc++) {
    if (least[arc] !== 1 || from[arc] === hub || to[arc] === hub) continue;
    needed = Math.max(needed, there.distance[from[arc]] + steps[arc] + back.distance[to[arc]]);
  }
  if (needed > longest) return { least: needed };

  const taken = new Uint8Array(from.length);
  const isHub = (arc: number) => from[arc] === hub || to[arc] === hub;
  return tours.flatMap(tour => {
    const isNew = tour.map(arc => {
      if (least[arc] !== 1 || taken[arc] === 1) return false;
      taken[arc] = 1;
      return true;
    });
    /** By place: the least that it costs to have taken everything before it. */
    const costs = new Float64Array(tour.length + 1).fill(Number.POSITIVE_INFINITY);
    /** By place: where the piece that ends there begins; the place itself: the arc before it is left out. */
    const begins = new Int32Array(tour.length + 1);
    costs[0] = 0;
    for (let begin = 0; begin < tour.length; begin++) {
      if (!isNew[begin] && costs[begin] < costs[begin + 1]) {
        costs[begin + 1] = costs[begin];
        begins[begin + 1] = begin + 1;
      }
      const first = from[tour[begin]];
      let spent = costs[begin] + priceThere(first);
      let length = there.distance[first];
      for (let end = begin; end < tour.length; end++) {
        const arc = tour[end];
        spent += price[arc];
        length += steps[arc];
        if (length > longest) break;
        const whole = spent + priceBack(to[arc]);
        if (length + back.distance[to[arc]] > longest || whole >= costs[end + 1]) continue;
        costs[end + 1] = whole;
        begins[end + 1] = begin;
      }
    }
    const pieces: number[][] = [];
    for (let end = tour.length; end > 0; ) {
      const begin = begins[end];
      if (begin === end) {
        end--;
        continue;
      }
      const inner = tour.slice(begin, end);
      const whole = [...wayTo(from[inner[0]]), ...inner, ...wayFrom(to[inner[inner.length - 1]])];
      pieces.push(whole.filter(arc => !isHub(arc)));
      end = begin;
    }
    return pieces.reverse();
  });
}

function memo(size: number, value: (node: number) => number): (node: number) => number {
  const known = new Float64Array(size).fill(-1);
  return node => {
    if (known[node] === -1) known[node] = value(node);
    return known[node];
  };
}
