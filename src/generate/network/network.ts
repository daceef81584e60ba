/**
 * What a suite is bought from: arcs between nodes, each with its price and with how often it must be taken at least. A
 * node stands for a state; the last node is the hub, where tests end and begin.
 */
export interface Network {
  readonly nodes: number;
  /** By arc: the node that it leads out of. */
  readonly from: Int32Array;
  /** By arc: the node that it leads to. */
  readonly to: Int32Array;
  /** By arc: a whole number, 0 or more. */
  readonly price: Float64Array;
  /** By arc: 1 where it must be taken, 0 where it may be. */
  readonly least: Uint8Array;
}

/** The arcs of a network by the node that they lead out of, or into: those of a node lie from `first[node]` on. */
export interface ByNode {
  readonly first: Int32Array;
  readonly arcs: Int32Array;
}

/** @param ends by arc: the node that it is sorted by. Within a node the arcs keep their order. */
export function byNode(nodes: number, ends: Int32Array): ByNode {
  const first = new Int32Array(nodes + 1);
  for (const node of ends) first[node + 1]++;
  for (let node = 0; node < nodes; node++) first[node + 1] += first[node];
  const free = first.slice();
  const arcs = new Int32Array(ends.length);
  for (const [arc, node] of ends.entries()) arcs[free[node]++] = arc;
  return { first, arcs };
}
