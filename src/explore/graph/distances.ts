import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';
import { sourcesOf } from './sources.ts';

/**
 * How far the nearest of some states and edges is.
 *
 * @param states by state: 1 where it is one of them; `null`: none is
 * @param edges by the number of an edge: 1 where it is one of them; `null`: none is
 * @returns by state: the fewest edges of a way to one, that edge included; 0: the state is one; -1: there is no way
 */
export function* distances(
  graph: Graph,
  states: Uint8Array | null,
  edges: Uint8Array | null,
): Interruptible<Int32Array<ArrayBuffer>> {
  const { offsets, list } = yield* sourcesOf(graph);
  const distance = new Int32Array(graph.size).fill(-1);
  const queue = new Int32Array(graph.size);
  let end = 0;
  const find = (state: number, far: number) => {
    if (distance[state] !== -1) return;
    distance[state] = far;
    queue[end++] = state;
  };
  for (let state = 0; state < graph.size; state++) if (states?.[state] === 1) find(state, 0);
  // Behind all that are at 0, and before anything that they lead to is taken up: the queue stays in order.
  for (let state = 0; edges !== null && state < graph.size; state++) {
    if ((state & STRETCH) === 0) yield;
    for (let edge = graph.first(state); edge < graph.end(state); edge++)
      if (edges[edge] === 1) find(state, 1);
  }
  for (let next = 0; next < end; next++) {
    if ((next & STRETCH) === 0) yield;
    const state = queue[next] ?? 0;
    const far = (distance[state] ?? 0) + 1;
    const to = offsets[state + 1] ?? 0;
    for (let place = offsets[state] ?? 0; place < to; place++) find(list[place] ?? 0, far);
  }
  return distance;
}
