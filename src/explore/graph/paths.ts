import { type Interruptible, STRETCH } from '../run/interruptible.ts';
import type { Graph } from './graph.ts';

/** Finds shortest ways, each as the numbers of its edges, within a part of a graph. */
export class Paths {
  readonly #graph: Graph;
  readonly #inside: (state: number) => boolean;
  /** By state: the edge by which it was found in the present search. */
  readonly #by: Int32Array;
  /** By state: the state from which it was found. */
  readonly #from: Int32Array;
  /** By state: the search that has found it last. */
  readonly #search: Int32Array;
  readonly #queue: Int32Array;
  #searches = 0;

  constructor(graph: Graph, inside: (state: number) => boolean) {
    this.#graph = graph;
    this.#inside = inside;
    this.#by = new Int32Array(graph.size);
    this.#from = new Int32Array(graph.size);
    this.#search = new Int32Array(graph.size);
    this.#queue = new Int32Array(graph.size);
  }

  /**
   * A shortest way from `start`, of one edge or more, whose last edge is one that `isLast` accepts; `null` where
   * there is none.
   */
  *find(start: number, isLast: (edge: number) => boolean): Interruptible<number[] | null> {
    const graph = this.#graph;
    const search = ++this.#searches;
    this.#search[start] = search;
    this.#queue[0] = start;
    let end = 1;
    for (let next = 0; next < end; next++) {
      if ((next & STRETCH) === 0) yield;
      const state = this.#queue[next];
      for (let edge = graph.first(state); edge < graph.end(state); edge++) {
        const target = graph.target(edge);
        if (!this.#inside(target)) continue;
        if (isLast(edge)) return [...this.#wayTo(state, start), edge];
        if (this.#search[target] === search) continue;
        this.#search[target] = search;
        this.#by[target] = edge;
        this.#from[target] = state;
        this.#queue[end++] = target;
      }
    }
    return null;
  }

  #wayTo(state: number, start: number): number[] {
    const edges: number[] = [];
    for (let at = state; at !== start; at = this.#from[at]) edges.push(this.#by[at]);
    return edges.reverse();
  }
}
