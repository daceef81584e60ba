import type { Work } from './work.ts';

/**
 * Sends what it can of the excess to nodes that want it, along arcs that cost no more than the difference of the levels:
 * a round of Dinic's algorithm, along the ways of fewest arcs.
 *
 * @returns whether anything could be sent
 */
export function push(work: Work): boolean {
  const { network, out, into, flow, excess } = work;
  const { from, to, least } = network;
  const depth = depths(work);
  if (depth === null) return false;
  /** By node: how many of its arcs have been tried, those out of it first. */
  const tried = new Int32Array(network.nodes);
  /** The way so far: arcs, and whether each is followed or, against its direction, taken less often. */
  const way: number[] = [];
  const isFollowed: boolean[] = [];

  /** Goes one arc on; -1: none is left. */
  const next = (node: number): number => {
    const outs = out.first[node + 1] - out.first[node];
    const all = outs + into.first[node + 1] - into.first[node];
    for (; tried[node] < all; tried[node]++) {
      const place = tried[node];
      const follows = place < outs;
      const arc = follows ? out.arcs[out.first[node] + place] : into.arcs[into.first[node] + place - outs];
      const other = follows ? to[arc] : from[arc];
      if (depth[other] !== depth[node] + 1 || !(follows || flow[arc] > least[arc])) continue;
      if (!isTight(work, arc)) continue;
      way.push(arc);
      isFollowed.push(follows);
      return other;
    }
    return -1;
  };
  const back = (): number => {
    const arc = way.pop() ?? 0;
    return isFollowed.pop() ? from[arc] : to[arc];
  };
  const send = (source: number, goal: number) => {
    let much = Math.min(excess[source], -excess[goal]);
    for (const [place, arc] of way.entries()) {
      if (!isFollowed[place]) much = Math.min(much, flow[arc] - least[arc]);
    }
    for (const [place, arc] of way.entries()) flow[arc] += isFollowed[place] ? much : -much;
    excess[source] -= much;
    excess[goal] += much;
    way.length = 0;
    isFollowed.length = 0;
  };

  for (let source = 0; source < network.nodes; source++) {
    if (depth[source] !== 0) continue;
    let at = source;
    while (excess[source] > 0) {
      if (excess[at] < 0) {
        send(source, at);
        at = source;
        continue;
      }
      const other = next(at);
      if (other === -1 && at === source) break;
      if (other === -1) {
        at = back();
        tried[at]++;
      } else at = other;
    }
  }
  return true;
}

/** By node: the fewest arcs to it from an excess, -1: no way leads there; `null`: no node is reached that wants any. */
function depths(work: Work): Int32Array | null {
  const { network, out, into, flow, excess } = work;
  const { nodes, from, to, least } = network;
  const depth = new Int32Array(nodes).fill(-1);
  const queue = new Int32Array(nodes);
  let end = 0;
  const find = (node: number, deep: number) => {
    if (depth[node] !== -1) return;
    depth[node] = deep;
    queue[end++] = node;
  };
  for (let node = 0; node < nodes; node++) if (excess[node] > 0) find(node, 0);
  let isWanted = false;
  for (let place = 0; place < end; place++) {
    const node = queue[place];
    if (excess[node] < 0) isWanted = true;
    for (let arc = out.first[node]; arc < out.first[node + 1]; arc++) {
      if (isTight(work, out.arcs[arc])) find(to[out.arcs[arc]], depth[node] + 1);
    }
    for (let place = into.first[node]; place < into.first[node + 1]; place++) {
      const arc = into.arcs[place];
      if (flow[arc] > least[arc] && isTight(work, arc)) find(from[arc], depth[node] + 1);
    }
  }
  return isWanted ? depth : null;
}

/** Whether an arc costs no more than the difference of the levels at its ends. */
function isTight({ network: { from, to, price }, levels }: Work, arc: number): boolean {
  return price[arc] + levels[from[arc]] === levels[to[arc]];
}
