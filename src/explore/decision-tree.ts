import { grown } from './growth.ts';
import type { Row } from './row-store.ts';

/**
 * Decision trees over rows, one for each event and each predicate. An inner node says "look at slot s"; its
 * children are numbered by the value found there; a leaf is a number that the owner gives a meaning.
 *
 * All trees share two flat arrays. A *cell* holds 0 where nothing is known yet, the place of a node, or
 * `-(leaf + 1)`. A tree is known by the cell that is its root.
 *
 * The arrays are read by the inner loop of the traced engine; only this class writes them.
 */
export class DecisionTrees {
  /** Three numbers a node: its slot, its first child cell, how many child cells it has. Place 0 is no node. */
  nodes = new Int32Array(3 * 64);
  #nodesEnd = 3;
  cells = new Int32Array(1024);
  #cellsEnd = 0;

  /** @returns a new tree, which knows nothing yet */
  plant(): number {
    return this.#addCells(1);
  }

  /** @returns the leaf that the row starting at `base` leads to, or -1 where the tree has no such path yet */
  find(tree: number, rows: Row, base: number): number {
    return leafOf(this.nodes, this.cells, tree, rows, base);
  }

  /**
   * Adds the path of one run.
   *
   * @param slots the slots that the run looked at, in order
   * @returns `null`, or the place in `slots` from which this run and an earlier one differ although they found
   *   the same values: whatever was run is not a function of what it reads
   */
  insert(tree: number, slots: readonly number[], rows: Row, base: number, leaf: number): number | null {
    let cell = tree;
    let place = 0;
    for (const slot of slots) {
      let entry = this.cells[cell] ?? 0;
      if (entry === 0) {
        entry = this.#addNode(slot);
        this.cells[cell] = entry;
      } else if (entry < 0 || this.nodes[entry] !== slot) {
        return place;
      }
      cell = this.#cellFor(entry, rows[base + slot] ?? 0);
      place++;
    }
    if (this.cells[cell] !== 0) return place;
    this.cells[cell] = -(leaf + 1);
    return null;
  }

  #addNode(slot: number): number {
    const node = this.#nodesEnd;
    this.#nodesEnd += 3;
    if (this.#nodesEnd > this.nodes.length) this.nodes = grown(this.nodes, this.#nodesEnd);
    this.nodes[node] = slot;
    return node;
  }

  /** The child cell of a value. Values turn up over time: a full table of children moves to the end, doubled. */
  #cellFor(node: number, value: number): number {
    const first = this.nodes[node + 1] ?? 0;
    const count = this.nodes[node + 2] ?? 0;
    if (value < count) return first + value;
    let wanted = Math.max(2, count * 2);
    while (wanted <= value) wanted *= 2;
    const moved = this.#addCells(wanted);
    this.cells.copyWithin(moved, first, first + count);
    this.nodes[node + 1] = moved;
    this.nodes[node + 2] = wanted;
    return moved + value;
  }

  /** @returns the first of them */
  #addCells(count: number): number {
    const first = this.#cellsEnd;
    this.#cellsEnd += count;
    if (this.#cellsEnd > this.cells.length) this.cells = grown(this.cells, this.#cellsEnd);
    return first;
  }
}

/** `DecisionTrees.find`, with the arrays of the trees. */
export function leafOf(nodes: Int32Array, cells: Int32Array, tree: number, rows: Row, base: number): number {
  let entry = cells[tree] ?? 0;
  while (entry > 0) {
    const value = rows[base + (nodes[entry] ?? 0)] ?? 0;
    if (value >= (nodes[entry + 2] ?? 0)) return -1;
    entry = cells[(nodes[entry + 1] ?? 0) + value] ?? 0;
  }
  return -entry - 1;
}
