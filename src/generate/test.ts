import type { Edge } from '../explore/index.ts';
import type { PriceList } from './prices.ts';

/** Transitions that follow one another, the first one out of the initial state. */
export type Test<TEvent> = readonly Edge<TEvent>[];

/** What a test costs, with the new beginning behind it. */
export function priceOf<TEvent>(test: Test<TEvent>, prices: PriceList<TEvent>): number {
  const end = prices.end(test.at(-1)?.to ?? 0) ?? Number.POSITIVE_INFINITY;
  return test.reduce((sum, edge) => sum + prices.step(edge), end);
}

/** Where a new beginning at home costs nothing, a test that comes by there is two. */
export function cutAtHome<TEvent>(test: Test<TEvent>, prices: PriceList<TEvent>): Test<TEvent>[] {
  if (prices.end(0) !== 0) return [test];
  const tests: Edge<TEvent>[][] = [];
  for (const edge of test) {
    if (edge.from === 0) tests.push([]);
    tests.at(-1)?.push(edge);
  }
  return tests;
}
