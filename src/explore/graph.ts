import { grown } from './growth.ts';

/**
 * The successors of every state, in compressed rows: those of state `i` are
 * `targets[offsets[i]] .. targets[offsets[i + 1] - 1]`. Rows are added in the order of the states.
 */
export class Graph {
  #offsets = new Int32Array(1024);
  #targets = new Int32Array(1024);
  #rows = 0;
  #edges = 0;

  add(target: number): void {
    if (this.#edges === this.#targets.length) this.#targets = grown(this.#targets, this.#edges + 1);
    this.#targets[this.#edges++] = target;
  }

  endRow(): void {
    this.#rows++;
    if (this.#rows === this.#offsets.length) this.#offsets = grown(this.#offsets, this.#rows + 1);
    this.#offsets[this.#rows] = this.#edges;
  }

  /**
   * Walks every edge backwards.
   *
   * @param home states to start from
   * @returns for each state, whether some state of `home` can be reached from it
   */
  reaching(home: (state: number) => boolean): (state: number) => boolean {
    const sources = this.#sourcesByTarget();
    const reached = new Uint8Array(this.#rows);
    const queue = new Int32Array(this.#rows);
    let end = 0;
    for (let state = 0; state < this.#rows; state++) {
      if (!home(state)) continue;
      reached[state] = 1;
      queue[end++] = state;
    }
    for (let next = 0; next < end; next++) {
      const state = queue[next] ?? 0;
      const to = sources.offsets[state + 1] ?? 0;
      for (let edge = sources.offsets[state] ?? 0; edge < to; edge++) {
        const source = sources.list[edge] ?? 0;
        if (reached[source] === 1) continue;
        reached[source] = 1;
        queue[end++] = source;
      }
    }
    return state => reached[state] === 1;
  }

  /** The same graph by its targets, made by counting sort. */
  #sourcesByTarget(): { offsets: Int32Array; list: Int32Array } {
    const offsets = new Int32Array(this.#rows + 1);
    for (let edge = 0; edge < this.#edges; edge++) {
      const place = (this.#targets[edge] ?? 0) + 1;
      offsets[place] = (offsets[place] ?? 0) + 1;
    }
    for (let state = 0; state < this.#rows; state++) {
      offsets[state + 1] = (offsets[state + 1] ?? 0) + (offsets[state] ?? 0);
    }
    const list = new Int32Array(this.#edges);
    const free = offsets.slice();
    for (let source = 0; source < this.#rows; source++) {
      const to = this.#offsets[source + 1] ?? 0;
      for (let edge = this.#offsets[source] ?? 0; edge < to; edge++) {
        const target = this.#targets[edge] ?? 0;
        const place = free[target] ?? 0;
        list[place] = source;
        free[target] = place + 1;
      }
    }
    return { offsets, list };
  }
}
