import { begun } from './advance.ts';
import { type Candidate, Candidates } from './candidates.ts';
import type { Graph, Node } from './graph.ts';
import { type Way, WayEvent } from './way.ts';

/**
 * The candidates after the first line of a log whose beginning is cut off: any state that can be reached may be before
 * it, and any operation may be in its midst.
 *
 * @param most so many states are looked at
 */
export function anywhere(
  graph: Graph,
  message: string,
  number: number,
  most: number,
): { readonly candidates: Candidates; readonly isBounded: boolean } {
  const ways = shortestWays(graph, most);
  const candidates = new Candidates();
  for (const [node, { way, cost }] of ways.found) {
    for (const edge of graph.edgesFrom(node)) {
      for (const [place, line] of edge.lines.entries()) {
        if (line.text !== message) continue;
        for (const isBare of line.from === 'module' || !graph.hasModuleLines ? [false] : [false, true]) {
          const start: Candidate = {
            node,
            edge: null,
            printed: 0,
            isBare,
            way,
            cost,
            histories: 1,
            must: 0,
            may: 0,
          };
          candidates.add({ ...begun(start, edge, number), printed: place + 1 });
        }
      }
    }
  }
  return { candidates, isBounded: !ways.isComplete };
}

interface Found {
  readonly way: Way;
  readonly cost: number;
}

/** What an event costs that lies before the log: each the same. */
const UNSEEN = 64;

/** Breadth first, by the number of events. */
function shortestWays(
  graph: Graph,
  most: number,
): { readonly found: ReadonlyMap<Node, Found>; readonly isComplete: boolean } {
  const found = new Map<Node, Found>([[graph.initial, { way: null, cost: 0 }]]);
  for (const [node, { way, cost }] of found) {
    for (const edge of graph.edgesFrom(node)) {
      if (found.has(edge.to)) continue;
      if (found.size >= most || graph.budget.isSpent) return { found, isComplete: false };
      found.set(edge.to, { way: new WayEvent(edge, null, way), cost: cost + UNSEEN });
    }
  }
  return { found, isComplete: true };
}
