import type { EventList } from '../machine/event-list.ts';
import type { State } from '../machine/state.ts';
import type { Route } from './history.ts';
import type { Predicate } from './predicate.ts';

/**
 * The states of a machine, numbered in order of discovery; state 0 is the initial one. The breadth-first walk
 * knows an engine only by this.
 */
export interface Space<TContext = unknown> {
  /** States known so far. */
  readonly size: number;
  /** Calls of XState's `transition()` so far. */
  readonly slowSteps: number;
  /** By the number of an event: the ways through the machine that are told apart; `null`: nobody counts them. */
  readonly paths: readonly number[] | null;
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
  /** The state from which this one was found first; -1 for the initial one. */
  parent(state: number): number;
  /** The place of the event that led here from the parent. */
  event(state: number): number;
  /**
   * Takes a way again from the initial state. Where some names are alike, a state stands for others too, and so the
   * event that led out of it may have to be another one, under other names.
   *
   * @throws an Error when there is no such way: then the names are not alike
   */
  follow(route: Route, instead: Instead | null): Followed;
  /** The state itself, as plain data. */
  state(state: number): State<TContext>;
}

/** An event that may be taken in the state with this place on a way, instead of the way's own. */
export interface Instead {
  readonly place: number;
  readonly event: number;
}

/** The events that lead a way from the initial state, and the one that could have been taken instead. */
export interface Followed {
  readonly events: readonly number[];
  readonly instead: number | null;
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
  readonly counts: (event: TEvent, observations: readonly TObservation[]) => boolean;
  /** Told of each step that sets off an alarm. */
  readonly onAlarm: (alarm: number, state: number, event: number) => void;
}
