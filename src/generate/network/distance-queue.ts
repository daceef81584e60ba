/** Nodes by their distance, the nearest first: a binary heap. A node may be in it more than once. */
export class DistanceQueue {
  readonly #nodes: number[] = [];
  readonly #distances: number[] = [];

  get size(): number {
    return this.#nodes.length;
  }

  /** The distance of the nearest node. */
  get least(): number {
    return this.#distances[0] ?? Number.POSITIVE_INFINITY;
  }

  add(node: number, distance: number): void {
    const nodes = this.#nodes;
    const distances = this.#distances;
    let place = nodes.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (distances[above] <= distance) break;
      nodes[place] = nodes[above];
      distances[place] = distances[above];
      place = above;
    }
    nodes[place] = node;
    distances[place] = distance;
  }

  /** Takes out the nearest node. */
  take(): number {
    const nodes = this.#nodes;
    const distances = this.#distances;
    const nearest = nodes[0];
    const node = nodes.pop();
    const distance = distances.pop();
    const size = nodes.length;
    if (node === undefined || distance === undefined) throw new RangeError('The queue is empty.');
    if (size === 0) return node;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= size) break;
      if (below + 1 < size && distances[below + 1] < distances[below]) below++;
      if (distances[below] >= distance) break;
      nodes[place] = nodes[below];
      distances[place] = distances[below];
      place = below;
    }
    nodes[place] = node;
    distances[place] = distance;
    return nearest;
  }
}
