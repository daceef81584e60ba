import { byNode, type Network } from './network.ts';

/**
 * One closed way that takes each arc as often as the flow says (Hierholzer's algorithm), cut where it comes by the hub.
 *
 * @param flow a circulation whose arcs hang together with the hub
 * @returns of each tour its arcs, without those out of the hub and into it
 */
export function toursOf({ nodes, from, to }: Network, flow: Float64Array, hub: number): number[][] {
  const { first, arcs } = byNode(nodes, from);
  const left = flow.slice();
  const next = first.slice(0, nodes);
  const round: number[] = [];
  const way: number[] = [];
  let at = hub;
  for (;;) {
    while (next[at] < first[at + 1] && left[arcs[next[at]]] === 0) next[at]++;
    if (next[at] < first[at + 1]) {
      const arc = arcs[next[at]];
      left[arc]--;
      way.push(arc);
      at = to[arc];
      continue;
    }
    const arc = way.pop();
    if (arc === undefined) break;
    round.push(arc);
    at = from[arc];
  }
  round.reverse();
  const tours: number[][] = [];
  for (const arc of round) {
    if (from[arc] === hub) tours.push([]);
    else if (to[arc] !== hub) tours.at(-1)?.push(arc);
  }
  return tours;
}
