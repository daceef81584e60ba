import type { Space } from './space.ts';

/** Where a property is violated: in a state, or in a step out of it. */
export interface Finding {
  readonly state: number;
  /** The place of the step's event; `null`: the state itself violates it. */
  readonly event: number | null;
}

/** The events on the way that the walk took to a finding first; no way is shorter. */
export function historyOf<TEvent>(
  space: Space,
  { state, event }: Finding,
  events: readonly TEvent[],
): TEvent[] {
  const places = event === null ? [] : [event];
  for (let at = state; space.parent(at) >= 0; at = space.parent(at)) places.push(space.event(at));
  return places.reverse().flatMap(place => events.slice(place, place + 1));
}
