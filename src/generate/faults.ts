import { type Edge, orderedText } from '../explore/index.ts';
import { type Prices, priceList } from './prices.ts';
import type { Suite, Walked } from './suite.ts';

/**
 * Checks a suite of all transitions by itself, without the search that made it: that each test is a way from the initial
 * state, that together they take every transition, that they cost what they are said to cost, and that no suite costs less
 * than the bound.
 *
 * That last is proved by the price levels of the certificate. A test goes round from level 0 to level 0, so that what its
 * parts cost beyond what they lead up is all that it costs. No part costs less than it leads up; so a suite costs at least
 * what every transition, taken once, and the beginning of a first test cost beyond it. Left out are transitions to states
 * without a level: out of these nothing leads back, and no test may end there, or nothing leads there.
 *
 * @returns what is wrong, a sentence each
 */
export function faultsOf<TEvent>(
  graph: Walked<TEvent>,
  suite: Suite<TEvent>,
  prices: Prices<TEvent> = {},
): string[] {
  const { step, end } = priceList(prices);
  const faults: string[] = [];
  const levels = suite.certificate?.levels ?? [];
  const level = (state: number) => levels[state] ?? null;
  const key = ({ from, event, to }: Edge<TEvent>) => orderedText([from, event, to]);
  const left = new Set<string>();
  const edges = [...graph.edges()];
  const reached = reachedBy(edges);

  let bound = -(level(0) ?? 0);
  if (!(bound >= 0)) faults.push('To begin a test costs less than it leads up.');
  for (const edge of edges) {
    if (!reached.has(edge.from)) continue;
    const from = level(edge.from);
    const to = level(edge.to);
    if (from === null && to !== null) faults.push(`${key(edge)} leads back.`);
    if (from === null || to === null) continue;
    left.add(key(edge));
    const beyond = step(edge) + from - to;
    if (!(beyond >= 0)) faults.push(`${key(edge)} costs less than it leads up.`);
    bound += beyond;
  }
  for (let state = 0; state < graph.states; state++) {
    const price = end(state);
    const at = level(state);
    if (price === null || !reached.has(state)) continue;
    if (at === null) faults.push(`A test may end in ${state}.`);
    else if (!(price + at >= 0)) faults.push(`To end in ${state} costs less than it leads up.`);
  }
  if (bound !== suite.bound) faults.push(`The bound is ${bound} and not ${suite.bound}.`);

  const known = new Set(left);
  let price = 0;
  for (const [number, test] of suite.tests.entries()) {
    let at = 0;
    for (const edge of test) {
      if (edge.from !== at || !known.has(key(edge)))
        faults.push(`Test ${number}: ${key(edge)} is no way on.`);
      left.delete(key(edge));
      price += step(edge);
      at = edge.to;
    }
    const restart = end(at);
    if (restart === null) faults.push(`Test ${number} may not end in ${at}.`);
    price += restart ?? 0;
  }
  for (const edge of left) faults.push(`No test takes ${edge}.`);
  if (price !== suite.price) faults.push(`The suite costs ${price} and not ${suite.price}.`);
  return faults;
}

/** The states that a way from the initial one leads to. */
function reachedBy(edges: readonly Edge<unknown>[]): ReadonlySet<number> {
  const onwards = new Map<number, number[]>();
  for (const { from, to } of edges) {
    const known = onwards.get(from);
    if (known === undefined) onwards.set(from, [to]);
    else known.push(to);
  }
  const reached = new Set([0]);
  // A set is walked in the order in which it grows.
  for (const state of reached) for (const to of onwards.get(state) ?? []) reached.add(to);
  return reached;
}
