import type { KlpEvent } from '../../../machines/events.ts';
import type { Edge } from '../../explore/index.ts';
import type { Walked } from '../../generate/index.ts';

/** What of a graph tests can go through. */
export interface Run {
  readonly walked: Walked<KlpEvent>;
  /** The transition of the graph that one of these stands for. */
  readonly original: (edge: Edge<KlpEvent>) => Edge<KlpEvent>;
}

/** The part of a graph that can be walked by some of the events. States keep their numbers. */
export function walkedBy(graph: Walked<KlpEvent>, isMeant: (event: KlpEvent) => boolean): Walked<KlpEvent> {
  const leaving = new Map<number, Edge<KlpEvent>[]>();
  for (const edge of graph.edges()) {
    if (!isMeant(edge.event)) continue;
    const others = leaving.get(edge.from);
    if (others === undefined) leaving.set(edge.from, [edge]);
    else others.push(edge);
  }
  const reached = new Set([0]);
  for (const state of reached) for (const { to } of leaving.get(state) ?? []) reached.add(to);
  const edges = [...reached].sort((one, other) => one - other).flatMap(state => leaving.get(state) ?? []);
  return { states: graph.states, edges: () => edges };
}

export function asItIs(walked: Walked<KlpEvent>): Run {
  return { walked, original: edge => edge };
}

/**
 * The part of a graph that can be walked where some transitions end all: they lead to a state more, the last one, out of which
 * nothing leads.
 */
export function endedBy(graph: Walked<KlpEvent>, endsAll: (edge: Edge<KlpEvent>) => boolean): Run {
  const end = graph.states;
  const originals = new Map<Edge<KlpEvent>, Edge<KlpEvent>>();
  const edges = [...graph.edges()].map(edge => {
    if (!endsAll(edge)) return edge;
    const ended = { ...edge, to: end };
    originals.set(ended, edge);
    return ended;
  });
  if (originals.size === 0) return asItIs(graph);
  const walked = walkedBy({ states: end + 1, edges: () => edges }, () => true);
  return { walked, original: edge => originals.get(edge) ?? edge };
}
