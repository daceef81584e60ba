import type { Edge } from '../explore/index.ts';

/**
 * What the tests of a suite have to come by: every state, every transition, every two transitions that can follow one
 * another, or whatever somebody sees on transitions.
 */
export type Cover<TEvent> = 'states' | 'transitions' | 'pairs' | Sights<TEvent>;

/** Things to be seen, each at least once in some test. */
export interface Sights<TEvent> {
  /** What a test has seen that takes this transition. */
  readonly seen: (edge: Edge<TEvent>) => Iterable<string>;
  /** What is seen before the first step. */
  readonly initially?: Iterable<string>;
  /** Everything that somebody wants to see; what no transition shows is told as unreachable. */
  readonly all?: Iterable<string>;
}

/** How much a suite comes by. */
export interface Coverage {
  readonly covered: number;
  /** What could be come by, and no test does. */
  readonly uncovered: readonly string[];
  /** What no history comes by. Of states and transitions there is none: those that a walk has found can be come to. */
  readonly unreachable: readonly string[];
}
