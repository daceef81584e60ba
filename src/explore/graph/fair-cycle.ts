import type { Interruptible } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';
import { Paths } from './paths.ts';

/**
 * A cycle from a state back to it, through its component, that is weakly fair: each fair event is missing in
 * some state of the cycle, or taken in it. That is a shortest way back, where it is fair; else one that goes to the
 * nearest place that satisfies another event, then home, so that a shorter one may exist.
 *
 * @param isInside whether a state belongs to the component, in which there has to be such a cycle
 * @param fair by the place of an event: 1 where the cycle must be fair to it
 * @returns the numbers of its edges
 */
export function* fairCycle(
  graph: Graph,
  isInside: (state: number) => boolean,
  start: number,
  fair: Uint8Array,
): Interruptible<number[]> {
  const paths = new Paths(graph, isInside);
  const isHome = (edge: number) => graph.target(edge) === start;
  /** What the first state has; an event that it lacks cannot be starved. */
  let owed = new Set(eventsIn(graph, start).filter(event => fair[event] === 1));
  const round = yield* way(paths, start, isHome);
  if (stillOwed(graph, owed, round).size === 0) return round;
  const cycle: number[] = [];
  let at = start;
  while (owed.size > 0) {
    const leg = yield* way(paths, at, edge => stillOwed(graph, owed, [edge]).size < owed.size);
    owed = stillOwed(graph, owed, leg);
    cycle.push(...leg);
    at = graph.target(leg[leg.length - 1]);
  }
  return at === start ? cycle : [...cycle, ...(yield* way(paths, at, isHome))];
}

function* way(paths: Paths, from: number, isLast: (edge: number) => boolean): Interruptible<number[]> {
  const edges = yield* paths.find(from, isLast);
  if (edges === null) throw new RangeError('The component has no such cycle.');
  return edges;
}

/** What is left of the owed events once these edges were followed: those not taken, and possible in each state. */
function stillOwed(graph: Graph, owed: ReadonlySet<number>, edges: readonly number[]): Set<number> {
  let left = new Set(owed);
  for (const edge of edges) {
    left.delete(graph.event(edge));
    const here = new Set(eventsIn(graph, graph.target(edge)));
    left = new Set([...left].filter(event => here.has(event)));
  }
  return left;
}

/** The places of the events that are possible in a state. */
function eventsIn(graph: Graph, state: number): number[] {
  const first = graph.first(state);
  return Array.from({ length: graph.end(state) - first }, (_, place) => graph.event(first + place));
}
