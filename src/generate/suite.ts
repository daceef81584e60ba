import { type Edge, orderedText, type StateGraph } from '../explore/index.ts';
import type { Cover, Coverage } from './cover.ts';
import { coverPairs, coverSights, coverStates, coverTransitions } from './covering.ts';
import { type Prices, priceList } from './prices.ts';
import { cutAtHome, priceOf, type Test } from './test.ts';

export interface Suite<TEvent> {
  readonly tests: readonly Test<TEvent>[];
  /** Of all tests together. */
  readonly steps: number;
  /** The steps, and a new beginning behind each test. */
  readonly price: number;
  /** No suite that covers as much costs less than this. Where it is the price, this is a cheapest one. */
  readonly bound: number;
  readonly coverage: Coverage;
  /** Proves the bound (see `faultsOf`); `null`: it is none that levels prove. */
  readonly certificate: Certificate | null;
}

/** Price levels, such that nothing costs less than it leads up. */
export interface Certificate {
  /**
   * Between tests the level is 0. Here it is by state; of pairs by transition, in the order of the graph, and at last that of
   * the beginning of a test. `null`: no test comes by there, because none may end behind it.
   */
  readonly levels: readonly (number | null)[];
}

export interface SuiteOptions<TEvent> {
  readonly cover: Cover<TEvent>;
  readonly prices?: Prices<TEvent>;
  /** The most steps of a test. Default: no bound. */
  readonly longest?: number;
  /** What a transition is called where no test can take it. Default: the state that it leads out of, and its event. */
  readonly name?: (edge: Edge<TEvent>) => string;
}

/** What of a graph a suite is made of: `graph` of `explore`, or what somebody makes of it. */
export type Walked<TEvent> = Pick<StateGraph<unknown, TEvent>, 'states' | 'edges'>;

/**
 * Tests that come by everything that is to be covered, for as little as can be.
 *
 * For all transitions, and for all pairs, the suite is a cheapest one, unless tests may not be longer than so many steps; the
 * certificate proves it. For states and sights that is a hard question: the suite is a good one, and `bound` says how far
 * from the best it can be at most. The same graph gives the same suite.
 *
 * @param graph of a walk. Where it is not closed, what the walk has found is covered, and the bound is one for suites
 *   that go no other ways; those that were not walked may lead home for less
 * @throws RangeError where a price is none, and where tests have to be longer
 */
export function suite<TEvent>(
  graph: Walked<TEvent>,
  { cover, prices = {}, longest = Number.POSITIVE_INFINITY, name = described }: SuiteOptions<TEvent>,
): Suite<TEvent> {
  const list = priceList(prices);
  const task = { states: graph.states, edges: [...graph.edges()], prices: list, longest, name };
  const covering = () => {
    if (cover === 'transitions') return coverTransitions(task);
    if (cover === 'pairs') return coverPairs(task);
    return cover === 'states' ? coverStates(task) : coverSights(task, cover);
  };
  const { tests: whole, bound, coverage, levels } = covering();
  // A pair that begins at home may be one half of each of two tests then.
  const cut = cover === 'pairs' ? whole : whole.flatMap(test => cutAtHome(test, list));
  const tests = inOrder(cut, task.edges);
  return {
    tests,
    steps: tests.reduce((sum, test) => sum + test.length, 0),
    price: tests.reduce((sum, test) => sum + priceOf(test, list), 0),
    bound,
    coverage,
    certificate: levels && { levels },
  };
}

function described<TEvent>({ from, event }: Edge<TEvent>): string {
  return `state ${from}, ${orderedText(event)}`;
}

/** By the states that they come by, in the order in which the walk has found these. */
function inOrder<TEvent>(tests: readonly Test<TEvent>[], edges: readonly Edge<TEvent>[]): Test<TEvent>[] {
  const numbers = new Map(edges.map((edge, number) => [edge, number]));
  const number = (edge: Edge<TEvent>) => numbers.get(edge) ?? -1;
  return tests.toSorted((one, other) => {
    const parts = one.findIndex((edge, place) => edge !== other[place]);
    const mine = one[parts];
    const its = other[parts];
    if (mine === undefined || its === undefined) return one.length - other.length;
    return mine.to - its.to || number(mine) - number(its);
  });
}

/**
 * Tests that somebody has, such as shortest histories of violations: each once, and none that another one begins with.
 *
 * @param tests each from the initial state on
 */
export function suiteOf<TEvent>(tests: readonly Test<TEvent>[], prices: Prices<TEvent> = {}): Suite<TEvent> {
  const key = ({ from, event, to }: Edge<TEvent>) => orderedText([from, event, to]);
  const keys = tests.map(test => test.map(key));
  const isBegunBy = (one: readonly string[], other: readonly string[]) =>
    one.length <= other.length && one.every((step, place) => step === other[place]);
  const kept = tests.filter((_, place) => {
    const mine = keys[place] ?? [];
    return !keys.some(
      (other, at) => at !== place && isBegunBy(mine, other) && (other.length > mine.length || at < place),
    );
  });
  const list = priceList(prices);
  const price = kept.reduce((sum, test) => sum + priceOf(test, list), 0);
  return {
    tests: kept,
    steps: kept.reduce((sum, test) => sum + test.length, 0),
    price,
    bound: price,
    coverage: { covered: tests.length, uncovered: [], unreachable: [] },
    certificate: null,
  };
}
