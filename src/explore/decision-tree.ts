import { grown } from './growth.ts';
import { numberAt, type Packing, type Row } from './packing.ts';

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
  /**
   * Four numbers a node: its slot, where that is in a packed row, the first child cell, and how many child cells there
   * are. Place 0 is no node.
   */
  nodes = new Int32Array(NODE * 64);
  #nodesEnd = NODE;
  cells = new Int32Array(1024);
  #cellsEnd = 0;
  /** How often some tree has looked at a slot for the first time. */
  looks = 0;
  #packing: Packing;
  /** By tree. */
  readonly #slots = new Map<number, Set<number>>();

  constructor(packing: Packing) {
    this.#packing = packing;
  }

  get packing(): Packing {
    return this.#packing;
  }

  /** Rows are packed in this way from now on. */
  set packing(packing: Packing) {
    if (packing === this.#packing) return;
    this.#packing = packing;
    for (let node = NODE; node < this.#nodesEnd; node += NODE)
      this.nodes[node + 1] = packing.places[this.nodes[node] ?? 0] ?? 0;
  }

  /** @returns a new tree, which knows nothing yet */
  plant(): number {
    const tree = this.#addCells(1);
    this.#slots.set(tree, new Set());
    return tree;
  }

  /** The slots that some path of a tree looks at. */
  slots(tree: number): ReadonlySet<number> {
    return this.#slots.get(tree) ?? new Set();
  }

  /** @returns the leaf that a row leads to, or -1 where the tree has no such path yet */
  find(tree: number, row: Row): number {
    let entry = this.cells[tree] ?? 0;
    while (entry > 0) {
      const value = row[this.nodes[entry] ?? 0] ?? 0;
      if (value >= (this.nodes[entry + 3] ?? 0)) return -1;
      entry = this.cells[(this.nodes[entry + 2] ?? 0) + value] ?? 0;
    }
    return -entry - 1;
  }

  /**
   * Adds the path of one run.
   *
   * @param slots the slots that the run looked at, in order
   * @returns `null`, or the place in `slots` from which this run and an earlier one differ although they found
   *   the same values: whatever was run is not a function of what it reads
   */
  insert(tree: number, slots: readonly number[], row: Row, leaf: number): number | null {
    let cell = tree;
    let place = 0;
    this.#note(tree, slots);
    for (const slot of slots) {
      let entry = this.cells[cell] ?? 0;
      if (entry === 0) {
        entry = this.#addNode(slot);
        this.cells[cell] = entry;
      } else if (entry < 0 || this.nodes[entry] !== slot) {
        return place;
      }
      cell = this.#cellFor(entry, row[slot] ?? 0);
      place++;
    }
    if (this.cells[cell] !== 0) return place;
    this.cells[cell] = -(leaf + 1);
    return null;
  }

  #note(tree: number, slots: readonly number[]): void {
    const known = this.#slots.get(tree);
    for (const slot of slots) {
      if (known === undefined || known.has(slot)) continue;
      known.add(slot);
      this.looks++;
    }
  }

  #addNode(slot: number): number {
    const node = this.#nodesEnd;
    this.#nodesEnd += NODE;
    if (this.#nodesEnd > this.nodes.length) this.nodes = grown(this.nodes, this.#nodesEnd);
    this.nodes[node] = slot;
    this.nodes[node + 1] = this.#packing.places[slot] ?? 0;
    return node;
  }

  /** The child cell of a value. Values turn up over time: a full table of children moves to the end, doubled. */
  #cellFor(node: number, value: number): number {
    const first = this.nodes[node + 2] ?? 0;
    const count = this.nodes[node + 3] ?? 0;
    if (value < count) return first + value;
    let wanted = Math.max(2, count * 2);
    while (wanted <= value) wanted *= 2;
    const moved = this.#addCells(wanted);
    this.cells.copyWithin(moved, first, first + count);
    this.nodes[node + 2] = moved;
    this.nodes[node + 3] = wanted;
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

/** `DecisionTrees.find` for the packed row at `base`, with the arrays of the trees. */
export function leafOf(
  { nodes, cells }: { readonly nodes: Int32Array; readonly cells: Int32Array },
  tree: number,
  words: Int32Array,
  base: number,
): number {
  let entry = cells[tree] ?? 0;
  while (entry > 0) {
    const value = numberAt(words, base, nodes[entry + 1] ?? 0);
    if (value >= (nodes[entry + 3] ?? 0)) return -1;
    entry = cells[(nodes[entry + 2] ?? 0) + value] ?? 0;
  }
  return -entry - 1;
}

/** How many numbers a node has. */
const NODE = 4;
