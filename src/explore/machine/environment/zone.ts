/**
 * How long some delays may still take, where each takes exactly its time and everything else any: by pairs, the most by
 * which one may outlast another, all as tight as they can be. The first row and column are those of a delay that is over
 * now. (A zone of timed automata: Dill, Timing Assumptions and Verification of Finite-State Concurrent Systems, 1989.)
 */
export type Zone = readonly (readonly number[])[];

export const NO_DELAYS: Zone = [[0]];

/** One more delay, which begins now and is last. */
export function withDelay(zone: Zone, delay: number): Zone {
  const [now = []] = zone;
  const rows = zone.map(row => [...row, at(row, 0) - delay]);
  return [...rows, [...now.map(bound => delay + bound), 0]];
}

/** @param place in the order in which they were begun, from 0 */
export function withoutDelay(zone: Zone, place: number): Zone {
  const kept = (_: unknown, other: number) => other !== place + 1;
  return zone.filter(kept).map(row => row.filter(kept));
}

/** Some time passes, but no delay is passed over. */
export function later(zone: Zone): Zone {
  const [now = [], ...others] = zone;
  const least = now.map((_, place) => Math.min(0, ...others.map(row => at(row, place))));
  return [[0, ...least.slice(1)], ...others];
}

/** It is over now; `null`: another one is over before it. */
export function ended(zone: Zone, place: number): Zone | null {
  const bounds = zone.map(row => [...row]);
  const row = bounds[place + 1] ?? [];
  row[0] = Math.min(at(row, 0), 0);
  for (const through of bounds.keys()) {
    for (const from of bounds.keys()) {
      for (const to of bounds.keys()) {
        const found = at(bounds[from], through) + at(bounds[through], to);
        const known = bounds[from];
        if (known !== undefined && found < at(known, to)) known[to] = found;
      }
    }
  }
  return bounds.some((own, each) => at(own, each) < 0) ? null : bounds;
}

/** Whether the delay may be the next one to end. Of two that end at one time the one that was begun first is. */
export function mayEnd(zone: Zone, place: number): boolean {
  const isAfter = zone.slice(1, place + 1).some(row => at(row, place + 1) <= 0);
  return !isAfter && ended(zone, place) !== null;
}

function at(row: readonly number[] | undefined, place: number): number {
  return row?.[place] ?? 0;
}
