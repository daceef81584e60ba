import { grown } from './growth.ts';
import { allocated } from './memory.ts';
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

  constructor(keepsEvents: boolean) {
    this.#keepsEvents = keepsEvents;
    this.events = new Uint16Array(keepsEvents ? 1024 : 0);
  }

  /** @throws OutOfMemory */
  add(target: number, event: number): void {
    if (this.edges === this.targets.length) this.#grow();
    this.targets[this.edges] = target;
    if (this.#keepsEvents) this.events[this.edges] = event;
    this.edges++;
  }

  endRow(): void {
    this.size++;
    if (this.size === this.offsets.length) this.offsets = grown(this.offsets, this.size + 1);
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
    this.targets = grown(this.targets, this.edges + 1);
    if (!this.#keepsEvents) return;
    this.events = allocated(() => {
      const events = new Uint16Array(this.targets.length);
      events.set(this.events);
      return events;
    });
  }
}
