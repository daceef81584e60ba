import type { Graph } from './graph.ts';
import { grown } from './growth.ts';

/** Steps out of states, in the order in which the walk takes them: by state, then by event. */
export class StepLog {
  /** How many states some step leads out of. */
  states = 0;
  #length = 0;
  /** Pairs of a state and the place of an event. */
  #steps = new Int32Array(64);

  add(state: number, event: number): void {
    if (this.#length === 0 || this.#steps[this.#length - 2] !== state) this.states++;
    if (this.#length === this.#steps.length) this.#steps = grown(this.#steps, this.#length + 2);
    this.#steps[this.#length++] = state;
    this.#steps[this.#length++] = event;
  }

  /** @returns by the number of an edge: 1 where it is one of the steps */
  edgesOf(graph: Graph): Uint8Array {
    const marked = new Uint8Array(graph.edges);
    for (let place = 0; place < this.#length; place += 2) {
      const state = this.#steps[place] ?? 0;
      for (let edge = graph.first(state); edge < graph.end(state); edge++) {
        if (graph.event(edge) === this.#steps[place + 1]) marked[edge] = 1;
      }
    }
    return marked;
  }
}
