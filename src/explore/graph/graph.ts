import { Memory } from '../run/memory.ts';
import { NumberList } from './number-list.ts';

/**
 * The successors of every state, in compressed rows: those of a state are the targets of its edges, which are numbered
 * from `first(state)` up to, but not including, `end(state)`. Rows are added in the order of the states.
 */
export class Graph {
  /** By state: the number after that of its last edge. */
  readonly #ends: NumberList;
  readonly #targets: NumberList;
  /** The place of each edge's event; `null`: they are not kept. */
  readonly #events: NumberList | null;

  constructor(keepsEvents: boolean, memory = new Memory()) {
    this.#ends = new NumberList(memory);
    this.#targets = new NumberList(memory);
    this.#events = keepsEvents ? new NumberList(memory, Uint16Array) : null;
  }

  /** States whose row is complete. */
  get size(): number {
    return this.#ends.length;
  }

  get edges(): number {
    return this.#targets.length;
  }

  /** @throws OutOfMemory */
  add(target: number, event: number): void {
    this.#targets.push(target);
    if (this.#events !== null) this.#events.push(event);
  }

  /** @throws OutOfMemory */
  endRow(): void {
    this.#ends.push(this.edges);
  }

  /** The number of the state's first edge. */
  first(state: number): number {
    return state === 0 ? 0 : this.#ends.at(state - 1);
  }

  /** The number after that of the state's last edge. */
  end(state: number): number {
    return this.#ends.at(state);
  }

  target(edge: number): number {
    return this.#targets.at(edge);
  }

  /** The place of the edge's event, where events are kept; else 0. */
  event(edge: number): number {
    return this.#events?.at(edge) ?? 0;
  }
}
