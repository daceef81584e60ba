import { grown } from '../../run/growth.ts';
import { numberAt, type Packing, type Row } from '../rows/packing.ts';

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
   * Five numbers a node: its slot, where that is in a packed row, the first child cell, and how many children there is
   * room for. Where that is negative, few values of many have turned up, and the children are in a hash table: pairs
   * of cells, a value plus one (0: free) and the child; the last number is how many there are. Place 0 is no node.
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
      this.nodes[node + 1] = packing.places[this.nodes[node]];
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
    let entry = this.cells[tree];
    while (entry > 0) entry = childOf(this.cells, this.nodes, entry, row[this.nodes[entry]]);
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
      let entry = this.cells[cell];
      if (entry === 0) {
        entry = this.#addNode(slot);
        this.cells[cell] = entry;
      } else if (entry < 0 || this.nodes[entry] !== slot) {
        return place;
      }
      cell = this.#cellFor(entry, row[slot]);
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
    this.nodes[node + 1] = this.#packing.places[slot];
    return node;
  }

  /** The child cell of a value. Values turn up over time: children without room move to the end, where there is more. */
  #cellFor(node: number, value: number): number {
    const room = this.nodes[node + 3];
    return room < 0 ? this.#hashedCell(node, value, -room) : this.#listedCell(node, value, room);
  }

  #listedCell(node: number, value: number, room: number): number {
    const first = this.nodes[node + 2];
    if (value < room) return first + value;
    let wanted = Math.max(2, room * 2);
    while (wanted <= value) wanted *= 2;
    const children = this.cells.subarray(first, first + room);
    if (wanted > FEW && children.filter(child => child !== 0).length < wanted / 8) {
      this.#hash(
        node,
        [...children].flatMap((child, at) => (child === 0 ? [] : [{ value: at, child }])),
      );
      return this.#cellFor(node, value);
    }
    const moved = this.#addCells(wanted);
    this.cells.copyWithin(moved, first, first + room);
    this.nodes[node + 2] = moved;
    this.nodes[node + 3] = wanted;
    return moved + value;
  }

  #hashedCell(node: number, value: number, room: number): number {
    const first = this.nodes[node + 2];
    const pair = pairOf(this.cells, first, room, value);
    if (this.cells[pair] !== 0) return pair + 1;
    const count = this.nodes[node + 4] + 1;
    if (count * 2 > room) {
      const children = Array.from({ length: room }, (_, place) => ({
        value: this.cells[first + 2 * place] - 1,
        child: this.cells[first + 2 * place + 1],
      }));
      this.#hash(
        node,
        children.filter(child => child.value >= 0),
      );
      return this.#cellFor(node, value);
    }
    this.nodes[node + 4] = count;
    this.cells[pair] = value + 1;
    return pair + 1;
  }

  /** Makes a hash table of a node's children, with room for as many again. */
  #hash(node: number, children: readonly { readonly value: number; readonly child: number }[]): void {
    let room = 4;
    while (room < children.length * 4) room *= 2;
    const first = this.#addCells(2 * room);
    for (const { value, child } of children) {
      const pair = pairOf(this.cells, first, room, value);
      this.cells[pair] = value + 1;
      this.cells[pair + 1] = child;
    }
    this.nodes[node + 2] = first;
    this.nodes[node + 3] = -room;
    this.nodes[node + 4] = children.length;
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
  let entry = cells[tree];
  while (entry > 0) entry = childOf(cells, nodes, entry, numberAt(words, base, nodes[entry + 1]));
  return -entry - 1;
}

/** The child of a node for a value; 0: none. */
function childOf(cells: Int32Array, nodes: Int32Array, node: number, value: number): number {
  const first = nodes[node + 2];
  const room = nodes[node + 3];
  if (room >= 0) return value < room ? cells[first + value] : 0;
  return cells[pairOf(cells, first, -room, value) + 1];
}

/** The pair of a value in a hash table of children, or the free one where it belongs. */
function pairOf(cells: Int32Array, first: number, room: number, value: number): number {
  // Values are numbered as they come: neighbours in time are neighbours here.
  let place = value & (room - 1);
  for (;;) {
    const pair = first + 2 * place;
    const found = cells[pair];
    if (found === 0 || found === value + 1) return pair;
    place = (place + 1) & (room - 1);
  }
}

/** How many numbers a node has. */
const NODE = 5;
/** So many children are listed by their values, however few there are. */
const FEW = 64;
