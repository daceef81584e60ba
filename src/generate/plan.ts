import type { Edge } from '../explore/index.ts';
import type { Network } from './network/network.ts';
import type { Test } from './test.ts';

/**
 * What has to be covered, as a network: its tours from the hub back to it are tests, and the arcs that must be taken are
 * what a suite must come by.
 */
export interface Plan<TEvent> {
  readonly network: Network;
  /** The node where tests end and begin. */
  readonly hub: number;
  /** By arc: the transition that a test takes by it; `null`: none. */
  readonly transitions: readonly (Edge<TEvent> | null)[];
}

/** Adds arcs one by one. */
export class PlanBuilder<TEvent> {
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #price: number[] = [];
  readonly #least: number[] = [];
  readonly #transitions: (Edge<TEvent> | null)[] = [];

  /** @returns the number of the arc */
  add(from: number, to: number, price: number, least: 0 | 1, transition: Edge<TEvent> | null = null): number {
    this.#from.push(from);
    this.#to.push(to);
    this.#price.push(price);
    this.#least.push(least);
    return this.#transitions.push(transition) - 1;
  }

  plan(nodes: number, hub: number): Plan<TEvent> {
    return {
      network: {
        nodes,
        from: Int32Array.from(this.#from),
        to: Int32Array.from(this.#to),
        price: Float64Array.from(this.#price),
        least: Uint8Array.from(this.#least),
      },
      hub,
      transitions: this.#transitions,
    };
  }
}

/**
 * The tests that a walk from the hub back to it is made of.
 *
 * @param arcs of the walk
 */
export function testsOf<TEvent>(
  { network, hub, transitions }: Plan<TEvent>,
  arcs: readonly number[],
): Test<TEvent>[] {
  const tests: Edge<TEvent>[][] = [];
  for (const arc of arcs) {
    if (network.from[arc] === hub) tests.push([]);
    const transition = transitions[arc] ?? null;
    if (transition !== null) tests.at(-1)?.push(transition);
  }
  return tests;
}
