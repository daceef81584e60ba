import { byNode, type Network } from './network.ts';
import { push } from './push.ts';
import { raiseLevels } from './raise-levels.ts';
import type { Work } from './work.ts';

/** A cheapest way to take every arc as often as it must be taken, and to come back to where one was. */
export interface Circulation {
  /** By arc: how often it is taken. It comes into each node as often as out of it. */
  readonly flow: Float64Array;
  /**
   * By node: a price level. No arc is cheaper than the difference of the levels at its ends, and one that is taken more
   * often than it must be costs just that difference: so no circulation costs less.
   */
  readonly levels: Float64Array;
}

/**
 * Solves the minimum-cost circulation exactly, by the primal-dual method. Each arc that must be taken is, once. Where a
 * node is then come to more often than left, the excess has to get to the nodes that are left more often than come to:
 * along the cheapest ways, the nearest first, all that are equally far in one flow.
 *
 * There are as many rounds as there are different distances: few, where prices are small whole numbers.
 *
 * @throws RangeError where from an arc that must be taken no way leads back to it
 */
export function circulation(network: Network): Circulation {
  const { nodes, from, to, least } = network;
  const excess = new Float64Array(nodes);
  for (let arc = 0; arc < from.length; arc++) {
    excess[to[arc]] += least[arc];
    excess[from[arc]] -= least[arc];
  }
  const flow = Float64Array.from(least);
  const levels = new Float64Array(nodes);
  const work: Work = { network, out: byNode(nodes, from), into: byNode(nodes, to), flow, levels, excess };
  while (excess.some(much => much > 0)) {
    if (!raiseLevels(work)) throw new RangeError('From an arc that must be taken no way leads back to it.');
    while (push(work)) {}
  }
  return { flow, levels };
}
