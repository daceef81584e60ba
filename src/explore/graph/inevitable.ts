import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';
import { sourcesOf } from './sources.ts';

/**
 * Where every continuation comes to one of the given states or takes one of the given edges: a least fixpoint.
 * A continuation that goes round for ever, or that ends, without doing so keeps a state out.
 *
 * @param states by state: 1 where it is one of them
 * @param edges by the number of an edge: 1 where it is one of them; `null`: none is
 * @returns by state: 1 where it cannot be avoided
 */
export function* inevitable(
  graph: Graph,
  states: Uint8Array,
  edges: Uint8Array | null,
): Interruptible<Uint8Array<ArrayBuffer>> {
  const { offsets, list } = yield* sourcesOf(graph);
  const caught = new Uint8Array(graph.size);
  /** By state: how many of its edges are still a way out; -1: some are given, so that has to be counted anew. */
  const open = new Int32Array(graph.size);
  const queue = new Int32Array(graph.size);
  let end = 0;
  for (let state = 0; state < graph.size; state++) {
    if ((state & STRETCH) === 0) yield;
    const all = graph.end(state) - graph.first(state);
    const left = edges === null ? all : waysOut(graph, state, caught, edges);
    open[state] = left === all ? all : -1;
    if (states[state] !== 1 && (left > 0 || all === 0)) continue;
    caught[state] = 1;
    queue[end++] = state;
  }
  for (let next = 0; next < end; next++) {
    if ((next & STRETCH) === 0) yield;
    const state = queue[next];
    const to = offsets[state + 1];
    for (let place = offsets[state]; place < to; place++) {
      const source = list[place];
      if (caught[source] === 1) continue;
      let left = open[source];
      if (left === -1 && edges !== null) left = waysOut(graph, source, caught, edges);
      else open[source] = --left;
      if (left > 0) continue;
      caught[source] = 1;
      queue[end++] = source;
    }
  }
  return caught;
}

/** How many edges of a state are not given themselves, and lead to where one is not caught. */
function waysOut(graph: Graph, state: number, caught: Uint8Array, edges: Uint8Array): number {
  let ways = 0;
  for (let edge = graph.first(state); edge < graph.end(state); edge++) {
    if (edges[edge] !== 1 && caught[graph.target(edge)] !== 1) ways++;
  }
  return ways;
}
