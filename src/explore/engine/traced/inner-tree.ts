import type { Leaf } from '../rows/atom.ts';
import type { Segment } from './segment.ts';
import type { Trace } from './trace.ts';

interface Node<T> {
  readonly slot: number;
  /** By what is found in the slot. */
  readonly children: Map<Leaf, Node<T> | Known<T>>;
}

interface Known<T> {
  readonly known: T;
}

/** A decision tree over the context as it is in the midst of a run. It is asked where the large trees know no path. */
export class InnerTree<T> {
  #root: Node<T> | Known<T> | null = null;

  /** @returns what is known for the context that the trace stands at, all looks of which it records; `null`: nothing */
  find(trace: Trace): T | null {
    let at: Node<T> | Known<T> | null = this.#root;
    while (at !== null && 'slot' in at) at = at.children.get(trace.read(at.slot)) ?? null;
    return at === null ? null : at.known;
  }

  /**
   * @returns how many looks agree with those of an earlier run, and went on differently; `null`: it is no contradiction.
   *   What is known of a path already stays.
   */
  insert({ reads }: Segment, known: T): number | null {
    let put = (node: Node<T> | Known<T>) => {
      this.#root = node;
    };
    let at: Node<T> | Known<T> | null = this.#root;
    for (const [place, { slot, value }] of reads.entries()) {
      if (at === null) {
        at = { slot, children: new Map() };
        put(at);
      }
      if (!('slot' in at) || at.slot !== slot) return place;
      const { children } = at;
      put = node => children.set(value, node);
      at = children.get(value) ?? null;
    }
    if (at === null) put({ known });
    return at !== null && 'slot' in at ? reads.length : null;
  }
}
