import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';

/** The strongly connected components of a part of a graph. */
export interface Components {
  readonly count: number;
  /** By state: its component; -1 outside the part. */
  readonly of: Int32Array;
}

/**
 * Tarjan's algorithm, with a stack of its own instead of recursion.
 *
 * @param inside by state: 1 where it belongs to the part
 */
export function* components(graph: Graph, inside: Uint8Array): Interruptible<Components> {
  const { size } = graph;
  const of = new Int32Array(size).fill(-1);
  /** By state: when it was met, from 1; 0: not yet. */
  const met = new Int32Array(size);
  /** By state: the earliest met state that is known to be in the same component. */
  const low = new Int32Array(size);
  /** By state: how many of its edges have been followed. */
  const followed = new Int32Array(size);
  /** The way from the root to the state at hand. */
  const way = new Int32Array(size);
  /** The states met that have no component yet. */
  const open = new Int32Array(size);
  let wayEnd = 0;
  let openEnd = 0;
  let time = 0;
  let count = 0;
  let steps = 0;
  const meet = (state: number) => {
    time++;
    met[state] = time;
    low[state] = time;
    way[wayEnd++] = state;
    open[openEnd++] = state;
  };
  for (let root = 0; root < size; root++) {
    if (inside[root] !== 1 || met[root] !== 0) continue;
    meet(root);
    while (wayEnd > 0) {
      if ((steps++ & STRETCH) === 0) yield;
      const state = way[wayEnd - 1];
      const done = followed[state];
      const edge = graph.first(state) + done;
      if (edge < graph.end(state)) {
        followed[state] = done + 1;
        const target = graph.target(edge);
        if (inside[target] !== 1) continue;
        if (met[target] === 0) meet(target);
        else if (of[target] === -1) low[state] = Math.min(low[state], met[target]);
        continue;
      }
      wayEnd--;
      if (wayEnd > 0) {
        const before = way[wayEnd - 1];
        low[before] = Math.min(low[before], low[state]);
      }
      if (low[state] !== met[state]) continue;
      let member = -1;
      while (member !== state) {
        member = open[--openEnd];
        of[member] = count;
      }
      count++;
    }
  }
  return { count, of };
}
