import type { Route } from './history.ts';

/**
 * Takes a route again from the initial state. Where a state stands for others too, as in an engine that folds states,
 * the event that leads out of it may have to be another one for the one that it stands for.
 *
 * @param instead an event to be found again beside those of the route
 * @throws an Error when there is no such way: then the states do not stand for each other
 */
export type Retrace = (route: Route, instead: Instead | null) => Retraced;

/** An event that may be taken in the state with this place on a route, instead of the route's own. */
export interface Instead {
  readonly place: number;
  readonly event: number;
}

/** The events that lead along the route, and the one that could have been taken instead. */
export interface Retraced {
  readonly events: readonly number[];
  readonly instead: number | null;
}
