import type { EventList } from '../machine/event-list.ts';
import type { SeenState, State } from '../machine/state.ts';
import type { Ancestry } from './history.ts';
import type { Predicate } from './predicate.ts';

/**
 * The states of a machine, numbered in order of discovery; state 0 is the initial one. This is all that a search and
 * the properties know of an engine.
 */
export interface Space<TContext = unknown> extends Ancestry {
  /** States known so far. */
  readonly size: number;
  /** Calls of XState's `transition()` so far. */
  readonly slowSteps: number;
  /**
   * Takes every event in the given state and adds the states that are new; stops early once `most` are known.
   *
   * @param edges receives each transition: the state that it leads to, and the place of its event
   * @returns how many transitions were taken
   * @throws OutOfMemory
   */
  expand(state: number, most: number, edges: Edges | null): number;
  /** @returns whether no event counts as a transition in the given state; adds no states */
  stuck(state: number): boolean;
  /** @param predicate a place in the list that the space was made with */
  holds(predicate: number, state: number): boolean;
  /**
   * The number of a state.
   *
   * @returns `null`: it is none of those known
   * @throws an Error that names the path where the context has another shape
   */
  find(state: State<TContext & object>): number | null;
  /** The state itself, as plain data. */
  state(state: number): State<TContext>;
}

/** Who is told of the transitions out of a state. */
export interface Edges {
  add(target: number, event: number): void;
}

/** What a space is made from, beside the machine. */
export interface SpaceOptions<TContext, TEvent, TObservation> {
  readonly events: EventList<TContext, TEvent>;
  readonly predicates: readonly Predicate<TContext>[];
  readonly alarms: readonly ((observation: TObservation) => boolean)[];
  readonly isTransition: (event: TEvent, observations: readonly TObservation[]) => boolean;
  /** What of a state is compared; `null`: all of it. Only the plain engine has one. */
  readonly view: ((state: SeenState<TContext>) => unknown) | null;
  /** Told of each step that sets off an alarm. */
  readonly onAlarm: (alarm: number, state: number, event: number) => void;
}
