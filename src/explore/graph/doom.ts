import type { Route } from '../engine/history.ts';
import type { Interruptible } from '../run/interruptible.ts';
import type { Doom } from './explain.ts';
import type { Graph } from './graph.ts';
import { inevitable } from './inevitable.ts';
import { reaching } from './reaching.ts';

/**
 * What there is no way out of on a run that avoids `when`. Before a state of `from`, each continuation comes to
 * one from which `when` is out of reach; after it, reaching `when` is a way out too. Nobody has to be fair here: a
 * continuation may go round for ever wherever the graph lets it.
 *
 * @param route the way in, and a round of the cycle
 * @param from by state, as is `when`: 1 where it holds
 */
export function* doomsOf(
  graph: Graph,
  route: Route,
  from: Uint8Array,
  when: Uint8Array,
): Interruptible<Doom[]> {
  const hopeful = yield* reaching(graph, when);
  const lost = from.map((mark, state) => (mark === 1 && hopeful[state] === 0 ? 1 : 0));
  const caught = yield* inevitable(graph, lost, null);
  const caughtOrHopeless = caught.map((mark, state) => (hopeful[state] === 0 ? 1 : mark));
  return [
    { from: 0, states: caught },
    { from: promised(route.states, from, when), states: caughtOrHopeless },
  ];
}

/** The place on a run from which on it avoids `when` although it should not. */
function promised(states: readonly number[], from: Uint8Array, when: Uint8Array): number {
  const after = states.findLastIndex(state => when[state] === 1) + 1;
  return after + states.slice(after).findIndex(state => from[state] === 1);
}
