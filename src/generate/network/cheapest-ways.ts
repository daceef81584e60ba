import { DistanceQueue } from './distance-queue.ts';
import type { ByNode, Network } from './network.ts';

/** The cheapest ways between some nodes and all others. */
export interface Ways {
  /** By node; infinite: there is no way. */
  readonly distance: Float64Array;
  /** By node: the arc by which the way goes on from it, or comes to it; -1: it is one of those nodes, or has no way. */
  readonly arc: Int32Array;
}

/**
 * Dijkstra's algorithm.
 *
 * @param nodes where the ways begin
 * @param leaving the arcs by the end nearer to those nodes: those out of each node for ways from them, into for ways to
 * @param far by arc: the node at its other end
 * @param price by arc
 */
export function cheapestWays(
  { nodes: count }: Network,
  nodes: Iterable<number>,
  leaving: ByNode,
  far: Int32Array,
  price: ArrayLike<number>,
): Ways {
  const distance = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const arcOf = new Int32Array(count).fill(-1);
  const queue = new DistanceQueue();
  for (const node of nodes) {
    distance[node] = 0;
    queue.add(node, 0);
  }
  while (queue.size > 0) {
    const near = queue.least;
    const node = queue.take();
    if (near > distance[node]) continue;
    for (let place = leaving.first[node]; place < leaving.first[node + 1]; place++) {
      const arc = leaving.arcs[place];
      const other = far[arc];
      if (near + price[arc] >= distance[other]) continue;
      distance[other] = near + price[arc];
      arcOf[other] = arc;
      queue.add(other, distance[other]);
    }
  }
  return { distance, arc: arcOf };
}
