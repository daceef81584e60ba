import { grown } from './growth.ts';
import { Memory } from './memory.ts';
import type { Sources } from './sources.ts';

/**
 * The successors of every state, in compressed rows: those of state `i` are
 * `targets[offsets[i]] .. targets[offsets[i + 1] - 1]`. Rows are added in the order of the states. A place in
 * `targets` is the number of an edge.
 *
 * The arrays are longer than what is in use. Only this class writes them; they are replaced as they grow.
 */
export class Graph {
  offsets = new Int32Array(1024);
  targets = new Int32Array(1024);
  /** The place of each edge's event, where events are kept. */
  events: Uint16Array;
  /** States whose row is complete. */
  size = 0;
  edges = 0;
  /** By its targets; `null`: nobody has asked yet. */
  sources: Sources | null = null;
  readonly #keepsEvents: boolean;
  readonly #memory: Memory;

  constructor(keepsEvents: boolean, memory = new Memory()) {
    this.#keepsEvents = keepsEvents;
    this.#memory = memory;
    this.events = new Uint16Array(keepsEvents ? 1024 : 0);
  }

  /** @throws OutOfMemory */
  add(target: number, event: number): void {
    if (this.edges === this.targets.length) this.#grow();
    this.targets[this.edges] = target;
    if (this.#keepsEvents) this.events[this.edges] = event;
    this.edges++;
  }

  /** @throws OutOfMemory */
  endRow(): void {
    this.size++;
    if (this.size === this.offsets.length) {
      this.offsets = this.#claim(this.offsets, () => grown(this.offsets, this.size + 1));
    }
    this.offsets[this.size] = this.edges;
  }

  /** The number of the state's first edge. */
  first(state: number): number {
    return this.offsets[state] ?? 0;
  }

  /** The number after that of the state's last edge. */
  end(state: number): number {
    return this.offsets[state + 1] ?? 0;
  }

  target(edge: number): number {
    return this.targets[edge] ?? 0;
  }

  event(edge: number): number {
    return this.events[edge] ?? 0;
  }

  #grow(): void {
    this.targets = this.#claim(this.targets, () => grown(this.targets, this.edges + 1));
    if (!this.#keepsEvents) return;
    this.events = this.#claim(this.events, () => {
      const events = new Uint16Array(this.targets.length);
      events.set(this.events);
      return events;
    });
  }

  /** For a moment there are both, the array and the one that is twice as long. */
  #claim<T>({ byteLength }: Int32Array | Uint16Array, make: () => T): T {
    const made = this.#memory.claim(2 * byteLength, make);
    this.#memory.release(byteLength);
    return made;
  }
}
