import type { Edge } from './graph.ts';

/** How a candidate has come about: the last event, and the way before it; `null`: nothing has happened yet. */
export type Way = WayEvent | null;

export class WayEvent {
  readonly edge: Edge;
  /** The first line of the log that it has printed; `null`: nobody has seen it. */
  readonly line: number | null;
  #before: Way;

  constructor(edge: Edge, line: number | null, before: Way) {
    this.edge = edge;
    this.line = line;
    this.#before = before;
  }

  get before(): Way {
    return this.#before;
  }

  /** Lets go of what is before it. */
  forget(): void {
    this.#before = null;
  }
}

/** Its events in order. */
export function eventsOf(way: Way): WayEvent[] {
  const events = [];
  for (let last = way; last !== null; last = last.before) events.push(last);
  return events.reverse();
}

/** The last event that all ways have in common; `null`: there is none. */
export function lastCommon(ways: Iterable<Way>): Way {
  let common: readonly WayEvent[] | null = null;
  const places = new Map<WayEvent, number>();
  for (const way of ways) {
    if (common === null) {
      common = eventsOf(way);
      for (const [place, event] of common.entries()) places.set(event, place);
      continue;
    }
    let last = way;
    while (last !== null && (places.get(last) ?? Number.POSITIVE_INFINITY) >= common.length)
      last = last.before;
    common = common.slice(0, last === null ? 0 : (places.get(last) ?? 0) + 1);
  }
  return common?.at(-1) ?? null;
}
