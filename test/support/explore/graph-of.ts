import { Graph } from '../../../src/explore/graph/graph.ts';
import type { Interruptible } from '../../../src/explore/run/interruptible.ts';
import { stepsFrom } from '../brute-force.ts';
import type { Table } from '../machines/table.ts';

export function graphOf(table: Table): Graph {
  const graph = new Graph(true);
  for (const state of table.keys()) {
    for (const { to, by } of stepsFrom(table, state)) graph.add(to, by);
    graph.endRow();
  }
  return graph;
}

/** 1 for each of `size` places that is chosen. */
export function marksOf(size: number, chosen: ReadonlySet<number>): Uint8Array {
  return Uint8Array.from({ length: size }, (_, place) => (chosen.has(place) ? 1 : 0));
}

/** The places that are marked. */
export function placesOf(marks: Uint8Array): number[] {
  return Array.from(marks.keys()).filter(place => marks[place] === 1);
}

/** Does the work without a pause. */
export function finish<T>(work: Interruptible<T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
