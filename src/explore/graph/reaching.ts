import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';
import { sourcesOf } from './sources.ts';

/**
 * Walks every edge backwards.
 *
 * @param home by state: 1 where to start from
 * @param inside by state: 1 where a way may lead; `null`: anywhere. `home` has to be inside
 * @returns by state: 1 where some way leads to a state of `home`
 */
export function* reaching(
  graph: Graph,
  home: Uint8Array,
  inside: Uint8Array | null = null,
): Interruptible<Uint8Array<ArrayBuffer>> {
  const { offsets, list } = yield* sourcesOf(graph);
  const reached = new Uint8Array(graph.size);
  const queue = new Int32Array(graph.size);
  let end = 0;
  for (let state = 0; state < graph.size; state++) {
    if (home[state] !== 1) continue;
    reached[state] = 1;
    queue[end++] = state;
  }
  for (let next = 0; next < end; next++) {
    if ((next & STRETCH) === 0) yield;
    const state = queue[next];
    const to = offsets[state + 1];
    for (let place = offsets[state]; place < to; place++) {
      const source = list[place];
      if (reached[source] === 1 || (inside !== null && inside[source] !== 1)) continue;
      reached[source] = 1;
      queue[end++] = source;
    }
  }
  return reached;
}
