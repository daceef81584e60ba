import { cheapestWays } from './cheapest-ways.ts';
import { DistanceQueue } from './distance-queue.ts';
import { byNode, type Network } from './network.ts';

export interface Walk {
  /** All arcs, from the hub back to it. */
  readonly arcs: readonly number[];
  /** Those that were taken for what they show. */
  readonly chosen: readonly number[];
}

/**
 * The walk of somebody who begins at the hub and always goes to the nearest arc that shows something new.
 *
 * @param shown by arc: the numbers of what it shows; an arc that shows something has a way back to the hub
 * @param count how many numbers there are
 */
export function nearestFirst(
  network: Network,
  hub: number,
  shown: readonly (readonly number[])[],
  count: number,
): Walk {
  const { nodes, from, to, price } = network;
  const out = byNode(nodes, from);
  const seen = new Uint8Array(count);
  const arcs: number[] = [];
  const chosen: number[] = [];
  const distance = new Float64Array(nodes);
  /** By node: the arc by which it was come to. */
  const arcTo = new Int32Array(nodes);
  /** By node: in which search it was met last. */
  const met = new Int32Array(nodes);
  for (let at = hub, search = 1; ; search++) {
    const arc = nearest(at, search);
    if (arc === -1) return { arcs: [...arcs, ...home(at)], chosen };
    const way: number[] = [];
    for (let node = from[arc]; node !== at; node = from[arcTo[node]]) way.push(arcTo[node]);
    arcs.push(...way.reverse(), arc);
    chosen.push(arc);
    for (const sight of shown[arc]) seen[sight] = 1;
    at = to[arc];
  }

  /** @returns -1: nothing new is in reach */
  function nearest(start: number, search: number): number {
    const queue = new DistanceQueue();
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    const reach = (node: number, far: number, arc: number) => {
      if (met[node] === search && far >= distance[node]) return;
      met[node] = search;
      distance[node] = far;
      arcTo[node] = arc;
      queue.add(node, far);
    };
    reach(start, 0, -1);
    while (queue.size > 0 && queue.least < least) {
      const near = queue.least;
      const node = queue.take();
      if (near > distance[node]) continue;
      for (let place = out.first[node]; place < out.first[node + 1]; place++) {
        const arc = out.arcs[place];
        const far = near + price[arc];
        if (far < least && shown[arc]?.some(sight => seen[sight] === 0)) {
          least = far;
          best = arc;
        }
        reach(to[arc], far, arc);
      }
    }
    return best;
  }

  function home(start: number): number[] {
    const { arc } = cheapestWays(network, [hub], byNode(nodes, to), from, price);
    const way: number[] = [];
    for (let node = start; node !== hub; node = to[arc[node]]) way.push(arc[node]);
    return way;
  }
}
