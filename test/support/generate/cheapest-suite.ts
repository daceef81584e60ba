import type { Edge } from '../../../src/explore/index.ts';
import type { Cover, Prices } from '../../../src/generate/index.ts';

/** What has to be come by: each one once, by what a test has just taken and what it took before that. */
type Seen<TEvent> = (edge: Edge<TEvent>, before: Edge<TEvent> | null) => readonly string[];

export const seenBy: Record<Extract<Cover<unknown>, string>, Seen<unknown>> = {
  transitions: edge => [JSON.stringify(edge)],
  pairs: (edge, before) => [JSON.stringify([before, edge])],
  states: ({ to }) => (to === 0 ? [] : [String(to)]),
};

/**
 * The price of a cheapest suite, by trying everything in the order of its price. Takes time without measure.
 *
 * @returns `null`: no suite comes by all of it
 */
export function cheapestSuite<TEvent>(
  edges: readonly Edge<TEvent>[],
  seen: Seen<TEvent>,
  { reboot, home }: Pick<Prices<TEvent>, 'reboot' | 'home'>,
): number | null {
  const all = new Set<string>();
  for (const edge of edges) {
    const befores = [...edges.filter(({ to }) => to === edge.from), ...(edge.from === 0 ? [null] : [])];
    for (const before of befores) for (const sight of seen(edge, before)) all.add(sight);
  }
  type Place = {
    readonly at: number;
    readonly last: Edge<TEvent> | null;
    readonly left: ReadonlySet<string>;
  };
  const queues = new Map<number, Place[]>([[0, [{ at: 0, last: null, left: all }]]]);
  const done = new Set<string>();
  for (let price = 0; price < 1000; price++) {
    const queue = queues.get(price) ?? [];
    for (const { at, last, left } of queue) {
      const key = JSON.stringify([at, last, [...left].sort()]);
      if (done.has(key)) continue;
      done.add(key);
      const go = (cost: number, place: Place) => {
        if (cost === 0) queue.push(place);
        else queues.set(price + cost, [...(queues.get(price + cost) ?? []), place]);
      };
      const ends = [reboot ?? null, at === 0 ? (home ?? null) : null].filter(end => end !== null);
      const end = ends.length === 0 ? null : Math.min(...ends);
      // The last test is ended too.
      if (left.size === 0 && at === -1) return price;
      if (end !== null && left.size === 0) go(end, { at: -1, last: null, left });
      if (end !== null && last !== null) go(end, { at: 0, last: null, left });
      for (const edge of edges.filter(({ from }) => from === at)) {
        const sights = new Set(seen(edge, last));
        go(1, { at: edge.to, last: edge, left: new Set([...left].filter(sight => !sights.has(sight))) });
      }
    }
  }
  return null;
}
