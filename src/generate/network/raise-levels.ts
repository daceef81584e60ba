import { DistanceQueue } from './distance-queue.ts';
import type { Work } from './work.ts';

/**
 * Raises the levels until an arc can be followed to the nearest node that wants an excess: Dijkstra's algorithm, from
 * all nodes that have one, by what an arc costs beyond the difference of the levels.
 *
 * @returns `false`: no such node can be come to
 */
export function raiseLevels({ network, out, into, flow, levels, excess }: Work): boolean {
  const { nodes, from, to, price, least } = network;
  const distance = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const queue = new DistanceQueue();
  let nearest = Number.POSITIVE_INFINITY;
  const reach = (node: number, far: number) => {
    if (far >= distance[node] || far > nearest) return;
    distance[node] = far;
    queue.add(node, far);
  };
  for (let node = 0; node < nodes; node++) if (excess[node] > 0) reach(node, 0);
  while (queue.size > 0 && queue.least <= nearest) {
    const far = queue.least;
    const node = queue.take();
    if (far > distance[node]) continue;
    if (excess[node] < 0) nearest = far;
    for (let place = out.first[node]; place < out.first[node + 1]; place++) {
      const arc = out.arcs[place];
      reach(to[arc], far + price[arc] + levels[node] - levels[to[arc]]);
    }
    for (let place = into.first[node]; place < into.first[node + 1]; place++) {
      const arc = into.arcs[place];
      if (flow[arc] > least[arc]) reach(from[arc], far - price[arc] + levels[node] - levels[from[arc]]);
    }
  }
  if (nearest === Number.POSITIVE_INFINITY) return false;
  for (let node = 0; node < nodes; node++) levels[node] += Math.min(distance[node], nearest);
  return true;
}
