import type { Memory } from '../run/memory.ts';
import type { Graph } from './graph.ts';
import { NumberList } from './number-list.ts';

/** Steps out of states, in the order in which the walk takes them: by state, then by event. */
export class StepLog {
  /** How many states some step leads out of. */
  states = 0;
  readonly #states: NumberList;
  /** The place of each step's event. */
  readonly #events: NumberList;

  constructor(memory: Memory) {
    this.#states = new NumberList(memory);
    this.#events = new NumberList(memory, Uint16Array);
  }

  /** @throws OutOfMemory */
  add(state: number, event: number): void {
    const { length } = this.#states;
    if (length === 0 || this.#states.at(length - 1) !== state) this.states++;
    this.#states.push(state);
    this.#events.push(event);
  }

  /** @returns by the number of an edge: 1 where it is one of the steps */
  edgesOf(graph: Graph): Uint8Array {
    const marked = new Uint8Array(graph.edges);
    for (let step = 0; step < this.#states.length; step++) {
      const state = this.#states.at(step);
      const event = this.#events.at(step);
      for (let edge = graph.first(state); edge < graph.end(state); edge++) {
        if (graph.event(edge) === event) marked[edge] = 1;
      }
    }
    return marked;
  }
}
