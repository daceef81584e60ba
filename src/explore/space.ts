import type { Graph } from './graph.ts';
import type { Predicate } from './property.ts';

/**
 * The states of a machine, numbered in order of discovery; state 0 is the initial one. The breadth-first walk
 * knows an engine only by this.
 */
export interface Space {
  /** States known so far. */
  readonly size: number;
  /** Calls of XState's `transition()` so far. */
  readonly slowSteps: number;
  /**
   * Takes every event in the given state and adds the states that are new; stops early once `most` are known.
   *
   * @param graph receives the successor of each transition
   * @returns how many transitions were taken
   */
  expand(state: number, most: number, graph: Graph | null): number;
  /** @returns whether no event counts as a transition in the given state; adds no states */
  stuck(state: number): boolean;
  /** @param predicate a place in the list that the space was made with */
  holds(predicate: number, state: number): boolean;
  /** The state from which this one was found first; -1 for the initial one. */
  parent(state: number): number;
  /** The place of the event that led here from the parent. */
  event(state: number): number;
}

/** What a space is made from, beside the machine. */
export interface SpaceOptions<TContext, TEvent, TObservation> {
  readonly events: readonly TEvent[];
  readonly predicates: readonly Predicate<TContext>[];
  readonly alarms: readonly ((observation: TObservation) => boolean)[];
  readonly counts: (event: TEvent, observations: readonly TObservation[]) => boolean;
  /** Told of each step that sets off an alarm. */
  readonly onAlarm: (alarm: number, state: number, event: number) => void;
}
