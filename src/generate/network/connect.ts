import { cheapestWays, type Ways } from './cheapest-ways.ts';
import { byNode, type Network } from './network.ts';

/**
 * Joins to the hub what is taken apart from it. Where not every arc has to be taken, a cheapest circulation may go round
 * where no test ever comes; each such part gets a way to it and back, from the nearest place that tests come by or by a
 * test of its own, whatever costs less. That is no longer a cheapest suite, but the circulation is a bound.
 *
 * @param flow is added to
 */
export function connect(network: Network, flow: Float64Array, hub: number): void {
  const { nodes, from, to, price } = network;
  const out = byNode(nodes, from);
  const into = byNode(nodes, to);
  const wayFrom = (nodes: Iterable<number>) => cheapestWays(network, nodes, out, to, price);
  const wayTo = (nodes: Iterable<number>) => cheapestWays(network, nodes, into, from, price);
  const fromHub = wayFrom([hub]);
  const toHub = wayTo([hub]);
  for (;;) {
    const parts = partsOf(network, flow);
    const joined = members(parts, hub);
    const apart = new Map<number, number[]>();
    for (let node = 0; node < nodes; node++) {
      const part = parts.of(node);
      if (part === parts.of(hub) || !parts.isTaken(node)) continue;
      const list = apart.get(part);
      if (list === undefined) apart.set(part, [node]);
      else list.push(node);
    }
    if (apart.size === 0) return;
    const there = wayFrom(joined);
    const back = wayTo(joined);
    for (const [part, places] of apart) {
      if (parts.of(part) === parts.of(hub)) continue;
      let least = Number.POSITIVE_INFINITY;
      let best: number[] = [];
      const offer = (node: number, one: Ways, other: Ways, isRound: () => boolean) => {
        const costs = one.distance[node] + other.distance[node];
        if (costs >= least || !isRound()) return;
        least = costs;
        best = [...along(one, node, from), ...along(other, node, to)];
      };
      for (const node of places) {
        offer(node, fromHub, toHub, () => true);
        offer(node, there, back, () => root(there, node, from) === root(back, node, to));
      }
      if (least === Number.POSITIVE_INFINITY) throw new RangeError('A part of the graph cannot be come to.');
      for (const arc of best) {
        flow[arc]++;
        parts.join(from[arc], to[arc]);
      }
      parts.join(part, hub);
    }
  }

  function members(parts: Parts, node: number): number[] {
    const list: number[] = [];
    for (let other = 0; other < nodes; other++) if (parts.of(other) === parts.of(node)) list.push(other);
    return list;
  }
}

/** The arcs between a node and the end of its way. */
function along({ arc }: Ways, node: number, next: Int32Array): number[] {
  const arcs: number[] = [];
  for (let at = node; arc[at] !== -1; at = next[arc[at]]) arcs.push(arc[at]);
  return arcs;
}

function root({ arc }: Ways, node: number, next: Int32Array): number {
  let at = node;
  while (arc[at] !== -1) at = next[arc[at]];
  return at;
}

/** What hangs together by the arcs that are taken. */
interface Parts {
  /** A node of the part that stands for all of it. */
  of(node: number): number;
  isTaken(node: number): boolean;
  join(one: number, other: number): void;
}

function partsOf({ nodes, from, to }: Network, flow: Float64Array): Parts {
  const above = Int32Array.from({ length: nodes }, (_, node) => node);
  const taken = new Uint8Array(nodes);
  const of = (node: number): number => {
    let at = node;
    while (above[at] !== at) {
      above[at] = above[above[at]];
      at = above[at];
    }
    return at;
  };
  const join = (one: number, other: number) => {
    above[of(one)] = of(other);
    taken[one] = 1;
    taken[other] = 1;
  };
  for (let arc = 0; arc < flow.length; arc++) if (flow[arc] > 0) join(from[arc], to[arc]);
  return { of, join, isTaken: node => taken[node] === 1 };
}
