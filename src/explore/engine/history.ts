/** Where a property is settled: in a state, or in a step out of it. */
export interface Finding {
  readonly state: number;
  /** The place of the step's event; `null`: it is the state itself. */
  readonly event: number | null;
}

/** A way through the states: before each event the state that it is taken in. */
export interface Route {
  /** From the initial state on. Where the last event leads to is left out if it does not matter. */
  readonly states: readonly number[];
  /** The places of the events. */
  readonly events: readonly number[];
}

/** Of each state, what it was found by. */
export interface Ancestry {
  /** The state from which this one was found first; -1 for the initial one. */
  parent(state: number): number;
  /** The place of the event that led here from the parent. */
  event(state: number): number;
}

/** The way on which a finding was come to first; no way is shorter. */
export function routeTo(space: Ancestry, { state, event }: Finding): Route {
  const states = [state];
  const events = event === null ? [] : [event];
  for (let at = state; space.parent(at) >= 0; at = space.parent(at)) {
    events.push(space.event(at));
    states.push(space.parent(at));
  }
  return { states: states.reverse(), events: events.reverse() };
}

/** The events at these places. */
export function eventsAt<TEvent>(places: readonly number[], events: readonly TEvent[]): TEvent[] {
  return places.flatMap(place => events.slice(place, place + 1));
}
