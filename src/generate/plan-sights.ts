import type { Edge } from '../explore/index.ts';
import { nearestFirst } from './network/nearest-first.ts';
import { roundTrips } from './network/round-trips.ts';
import { type Plan, testsOf } from './plan.ts';
import { planTransitions } from './plan-transitions.ts';
import type { PriceList } from './prices.ts';
import type { Test } from './test.ts';

/** The sights that transitions show. */
export interface SightList {
  /** By the place of a transition: the numbers of its sights. */
  readonly of: readonly (readonly number[])[];
  /** By number: their names. */
  readonly names: readonly string[];
}

/** Two suites that come by all sights; which one costs less is to be seen. */
export interface SightPlans<TEvent> {
  /** Takes a transition for each sight. */
  readonly plan: Plan<TEvent>;
  /** The tests of somebody who always goes to the nearest sight that is not yet seen. */
  readonly walk: readonly Test<TEvent>[];
  /** The sights that no test can come by: behind them none may end. */
  readonly beyond: readonly number[];
}

/**
 * Walks to the nearest sight that is not yet seen, again and again; and plans a suite that takes the transitions which were
 * chosen so. Which choice is best is a hard question, so neither is exact.
 */
export function planSights<TEvent>(
  states: number,
  edges: readonly Edge<TEvent>[],
  prices: PriceList<TEvent>,
  { of, names }: SightList,
): SightPlans<TEvent> {
  const plan = planTransitions(states, edges, prices, () => false);
  const { network, hub, transitions } = plan;
  const round = roundTrips(network, hub);
  const shown = transitions.map((_, arc) => (round[arc] === Number.POSITIVE_INFINITY ? [] : (of[arc] ?? [])));
  const times = new Int32Array(names.length);
  const { arcs, chosen } = nearestFirst(network, hub, shown, names.length);
  for (const arc of chosen) for (const sight of shown[arc] ?? []) times[sight] = (times[sight] ?? 0) + 1;
  const beyond = [...names.keys()].filter(sight => times[sight] === 0);
  // What was seen on the way to one sight may be seen again where another is: the first choice is given up then.
  const needed = new Set(chosen);
  for (const arc of chosen) {
    const sights = shown[arc] ?? [];
    if (!sights.every(sight => (times[sight] ?? 0) > 1)) continue;
    needed.delete(arc);
    for (const sight of sights) times[sight] = (times[sight] ?? 0) - 1;
  }
  return {
    plan: planTransitions(states, edges, prices, place => needed.has(place)),
    walk: testsOf(plan, arcs),
    beyond,
  };
}

/**
 * Plans what a suite has to take, whatever it chooses: the transitions that alone show a sight. What that costs at least
 * is a bound for all.
 */
export function planNeeded<TEvent>(
  states: number,
  edges: readonly Edge<TEvent>[],
  prices: PriceList<TEvent>,
  { of, names }: SightList,
): Plan<TEvent> {
  const times = new Int32Array(names.length);
  for (const shown of of) for (const sight of shown) times[sight] = (times[sight] ?? 0) + 1;
  return planTransitions(
    states,
    edges,
    prices,
    place => of[place]?.some(sight => times[sight] === 1) ?? false,
  );
}

/** What a suite costs at least because of the sight that is farthest off. */
export function farthest<TEvent>(
  states: number,
  edges: readonly Edge<TEvent>[],
  prices: PriceList<TEvent>,
  { of, names }: SightList,
): number {
  const { network, hub } = planTransitions(states, edges, prices, () => false);
  const round = roundTrips(network, hub);
  const least = new Float64Array(names.length).fill(Number.POSITIVE_INFINITY);
  for (const [place, shown] of of.entries()) {
    for (const sight of shown) least[sight] = Math.min(least[sight] ?? 0, round[place] ?? 0);
  }
  return least.reduce((most, costs) => (costs < Number.POSITIVE_INFINITY ? Math.max(most, costs) : most), 0);
}
