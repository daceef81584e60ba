import { circulation } from './network/circulation.ts';
import { connect } from './network/connect.ts';
import { cut } from './network/cut.ts';
import type { Network } from './network/network.ts';
import { roundTrips } from './network/round-trips.ts';
import { toursOf } from './network/tours.ts';
import type { Plan } from './plan.ts';
import type { Test } from './test.ts';

export interface Solution<TEvent> {
  /** Of each test its transitions, from the initial state on. */
  readonly tests: readonly Test<TEvent>[];
  /** No suite that comes by all that must be taken costs less. */
  readonly bound: number;
  /** By node of the plan, 0 at the hub: what proves the bound; `null`: no test comes by there. */
  readonly levels: readonly (number | null)[];
  /** The arcs that must be taken and that no test can take: behind them none may end. */
  readonly beyond: readonly number[];
}

/**
 * The tests of a plan, and what none can do for less.
 *
 * @param longest the most steps of a test
 * @throws RangeError where tests would have to be longer
 */
export function solve<TEvent>(plan: Plan<TEvent>, longest: number): Solution<TEvent> {
  const { hub, transitions } = plan;
  const round = roundTrips(plan.network, hub);
  const beyond = [...plan.network.least.keys()].filter(
    arc => plan.network.least[arc] === 1 && round[arc] === Number.POSITIVE_INFINITY,
  );
  const network = { ...plan.network, least: plan.network.least.slice() };
  for (const arc of beyond) network.least[arc] = 0;
  const reached = nodesOf(network, round);
  // Where nothing is to be taken but the beginning of a first test, there need be none.
  if (!network.least.some((must, arc) => must === 1 && network.from[arc] !== hub)) {
    return { tests: [], bound: 0, levels: Array.from(reached, is => (is === 1 ? 0 : null)), beyond };
  }
  const { flow, levels } = circulation(network);
  connect(network, flow, hub);
  let tours = toursOf(network, flow, hub);
  if (longest !== Number.POSITIVE_INFINITY) {
    const steps = Uint8Array.from(transitions, transition => (transition === null ? 0 : 1));
    const pieces = cut(network, tours, hub, steps, longest);
    if ('least' in pieces) {
      throw new RangeError(
        `No test may have more than ${longest} ${longest === 1 ? 'step' : 'steps'}, and one needs ${pieces.least}.`,
      );
    }
    tours = pieces;
  }
  return {
    tests: tours.map(tour => tour.flatMap(arc => transitions[arc] ?? [])),
    bound: boundOf(network, levels),
    levels: Array.from(levels, (level, node) => (reached[node] === 1 ? level - (levels[hub] ?? 0) : null)),
    beyond,
  };
}

/** By node: 1 where some test can come by. */
function nodesOf({ nodes, from, to }: Network, round: Float64Array): Uint8Array {
  const reached = new Uint8Array(nodes);
  for (const [arc, costs] of round.entries()) {
    if (costs === Number.POSITIVE_INFINITY) continue;
    reached[from[arc] ?? 0] = 1;
    reached[to[arc] ?? 0] = 1;
  }
  return reached;
}

/** What every arc that must be taken costs beyond the difference of the levels: each circulation pays at least that. */
function boundOf({ from, to, price, least }: Network, levels: Float64Array): number {
  let bound = 0;
  for (const [arc, must] of least.entries()) {
    if (must === 1) bound += (price[arc] ?? 0) + (levels[from[arc] ?? 0] ?? 0) - (levels[to[arc] ?? 0] ?? 0);
  }
  return bound;
}
