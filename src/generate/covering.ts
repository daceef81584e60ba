import type { Edge } from '../explore/index.ts';
import type { Coverage, Sights } from './cover.ts';
import type { Plan } from './plan.ts';
import { planPairs } from './plan-pairs.ts';
import { farthest, planNeeded, planSights, type SightList } from './plan-sights.ts';
import { planStates } from './plan-states.ts';
import { planTransitions } from './plan-transitions.ts';
import type { PriceList } from './prices.ts';
import { solve } from './solve.ts';
import { priceOf, type Test } from './test.ts';

export interface Task<TEvent> {
  readonly states: number;
  /** All transitions, in the order of the states that they lead out of. */
  readonly edges: readonly Edge<TEvent>[];
  readonly prices: PriceList<TEvent>;
  /** The most steps of a test. */
  readonly longest: number;
  /** What a transition is called where it is not covered. */
  readonly name: (edge: Edge<TEvent>) => string;
}

export interface Covering<TEvent> {
  readonly tests: readonly Test<TEvent>[];
  readonly bound: number;
  readonly coverage: Coverage;
  /** See `Certificate`. */
  readonly levels: readonly (number | null)[] | null;
}

export function coverTransitions<TEvent>(task: Task<TEvent>): Covering<TEvent> {
  return exactly(planTransitions(task.states, task.edges, task.prices), task, task.name);
}

export function coverPairs<TEvent>(task: Task<TEvent>): Covering<TEvent> {
  const { states, edges, prices, name } = task;
  const plan = planPairs(states, edges, prices);
  return exactly(plan, task, (edge, arc) => {
    const first = edges[plan.network.from[arc] ?? -1];
    return first === undefined ? name(edge) : `${name(first)}, then ${name(edge)}`;
  });
}

function exactly<TEvent>(
  plan: Plan<TEvent>,
  { longest }: Task<TEvent>,
  name: (edge: Edge<TEvent>, arc: number) => string,
): Covering<TEvent> {
  const { tests, bound, levels, beyond } = solve(plan, longest);
  const uncovered = beyond.flatMap(arc => {
    const edge = plan.transitions[arc] ?? null;
    return edge === null ? [] : [name(edge, arc)];
  });
  const all = plan.transitions.filter((edge, arc) => edge !== null && plan.network.least[arc] === 1).length;
  return {
    tests,
    bound,
    coverage: { covered: all - uncovered.length, uncovered, unreachable: [] },
    levels: levels.slice(0, -1),
  };
}

export function coverStates<TEvent>(task: Task<TEvent>): Covering<TEvent> {
  const { states, edges, prices } = task;
  const name = (state: number) => `state ${state}`;
  const found = coverSights(task, { seen: ({ to }) => [name(to)], initially: [name(0)] });
  const { bound } = solve(planStates(states, edges, prices), Number.POSITIVE_INFINITY);
  return { ...found, bound: Math.max(bound, found.bound) };
}

export function coverSights<TEvent>(
  { states, edges, prices, longest }: Task<TEvent>,
  { seen, initially = [], all = [] }: Sights<TEvent>,
): Covering<TEvent> {
  const atOnce = new Set(initially);
  const sights = sightsOf(edges, seen, atOnce);
  const { plan, walk, beyond } = planSights(states, edges, prices, sights);
  const planned = solve(plan, longest).tests;
  const total = (tests: readonly Test<TEvent>[]) =>
    tests.reduce((sum, test) => sum + priceOf(test, prices), 0);
  const isShort = walk.every(test => test.length <= longest);
  const needed = solve(planNeeded(states, edges, prices, sights), Number.POSITIVE_INFINITY);
  return {
    tests: isShort && total(walk) < total(planned) ? walk : planned,
    bound: Math.max(needed.bound, farthest(states, edges, prices, sights)),
    coverage: {
      covered: sights.names.length + atOnce.size - beyond.length,
      uncovered: beyond.map(sight => sights.names[sight] ?? ''),
      unreachable: [...new Set(all)].filter(sight => !sights.names.includes(sight) && !atOnce.has(sight)),
    },
    levels: null,
  };
}

/** @param atOnce what is seen before the first step */
function sightsOf<TEvent>(
  edges: readonly Edge<TEvent>[],
  seen: Sights<TEvent>['seen'],
  atOnce: ReadonlySet<string>,
): SightList {
  const numbers = new Map<string, number>();
  const number = (sight: string) => {
    const known = numbers.get(sight) ?? numbers.size;
    numbers.set(sight, known);
    return known;
  };
  const of = edges.map(edge => [...new Set(seen(edge))].filter(sight => !atOnce.has(sight)).map(number));
  return { of, names: [...numbers.keys()] };
}
