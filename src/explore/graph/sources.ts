import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';

/** A graph by its targets: from state `i` lead edges back to `list[offsets[i]] .. list[offsets[i + 1] - 1]`. */
export interface Sources {
  readonly offsets: Int32Array;
  readonly list: Int32Array;
}

/** The graph turned around, by counting sort. It has to be complete; it is turned around only once. */
export function* sourcesOf(graph: Graph): Interruptible<Sources> {
  const known = SOURCES.get(graph);
  if (known !== undefined) return known;
  const sources = yield* turned(graph);
  SOURCES.set(graph, sources);
  return sources;
}

/** As long as their graph is in use. */
const SOURCES = new WeakMap<Graph, Sources>();

function* turned(graph: Graph): Interruptible<Sources> {
  const { size, edges } = graph;
  const offsets = new Int32Array(size + 1);
  for (let edge = 0; edge < edges; edge++) {
    if ((edge & STRETCH) === 0) yield;
    offsets[graph.target(edge) + 1]++;
  }
  for (let state = 0; state < size; state++) {
    offsets[state + 1] += offsets[state];
  }
  const list = new Int32Array(edges);
  const free = offsets.slice();
  for (let source = 0; source < size; source++) {
    if ((source & STRETCH) === 0) yield;
    for (let edge = graph.first(source); edge < graph.end(source); edge++) {
      list[free[graph.target(edge)]++] = source;
    }
  }
  return { offsets, list };
}
