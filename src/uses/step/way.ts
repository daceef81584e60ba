import type { KlpEvent } from '../../../machines/events.ts';
import type { Edge } from '../../explore/index.ts';
import type { Prospects } from '../../livepatch/explore-world.ts';

/**
 * A shortest way to where the distance is 0, or over an edge after which nothing is left to go.
 *
 * @param distances by state; -1: no way leads there
 * @param arrives whether the edge is the last one, where it leads to no state with distance 0
 */
export function wayDown(
  { edgesFrom }: Prospects,
  distances: Int32Array,
  state: number,
  arrives: (edge: Edge<KlpEvent>) => boolean,
): KlpEvent[] | null {
  const way: KlpEvent[] = [];
  let left = distances[state] ?? -1;
  if (left === -1) return null;
  for (let at = state; left > 0; left--) {
    const edges = edgesFrom(at);
    const next =
      edges.find(({ to }) => distances[to] === left - 1) ?? (left === 1 ? edges.find(arrives) : undefined);
    if (next === undefined) throw new Error(`no edge of state ${at} leads nearer`);
    way.push(next.event);
    at = next.to;
  }
  return way;
}

/** A shortest way from one state to another; `null`: there is none. */
export function wayToState({ edgesFrom }: Prospects, from: number, to: number): KlpEvent[] | null {
  const foundBy = new Map<number, Edge<KlpEvent> | null>([[from, null]]);
  const queue = [from];
  for (let next = 0; next < queue.length && !foundBy.has(to); next++) {
    for (const edge of edgesFrom(queue[next] ?? from)) {
      if (foundBy.has(edge.to)) continue;
      foundBy.set(edge.to, edge);
      queue.push(edge.to);
    }
  }
  if (!foundBy.has(to)) return null;
  const way: KlpEvent[] = [];
  for (let edge = foundBy.get(to) ?? null; edge !== null; edge = foundBy.get(edge.from) ?? null)
    way.push(edge.event);
  return way.reverse();
}
