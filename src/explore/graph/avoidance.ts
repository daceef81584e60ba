import type { Ancestry, Route } from '../engine/history.ts';
import type { Interruptible } from '../run/interruptible.ts';
import { components } from './components.ts';
import { fairComponents } from './fair-component.ts';
import { fairCycle } from './fair-cycle.ts';
import type { Graph } from './graph.ts';
import { marks } from './marks.ts';
import { reaching } from './reaching.ts';
import { shortestWayIn } from './way-in.ts';

/** The answer to "from each state of `from`, does every weakly fair run come to a state of `when`?" */
export interface Avoidance {
  /** By state: 1 where `from` holds and some weakly fair run never comes to a state of `when`. */
  readonly violating: Uint8Array;
  /** A run that avoids it; `null` where no state violates. */
  readonly lasso: Lasso | null;
}

export interface Lasso {
  /** The way in. */
  readonly route: Route;
  /** Goes round from there for ever; `null`: no event leads out of the last state. */
  readonly cycle: Route | null;
}

/**
 * Looks for weakly fair runs that avoid `when`: they end in a state that no event leads out of, or stay in a
 * component that avoids it.
 *
 * @param fair by the place of an event: 1 where runs are fair to it
 */
export function* avoidance(
  space: Ancestry,
  graph: Graph,
  from: Uint8Array,
  when: Uint8Array,
  fair: Uint8Array,
): Interruptible<Avoidance> {
  const inside = when.map(mark => 1 - mark);
  const parts = yield* components(graph, inside);
  const isFair = yield* fairComponents(graph, parts, fair);
  const goals = yield* marks(graph.size, state => {
    if (inside[state] !== 1) return false;
    return graph.first(state) === graph.end(state) || isFair[parts.of[state]] === 1;
  });
  const avoiding = yield* reaching(graph, goals, inside);
  const violating = avoiding.map((mark, state) => (mark === 1 && from[state] === 1 ? 1 : 0));
  const route = yield* shortestWayIn(space, graph, { starts: violating, goals, inside });
  if (route === null) return { violating, lasso: null };
  const last = route.states[route.states.length - 1];
  const part = parts.of[last];
  if (graph.first(last) === graph.end(last)) return { violating, lasso: { route, cycle: null } };
  const edges = yield* fairCycle(graph, state => parts.of[state] === part, last, fair);
  const cycle = {
    states: [last, ...edges.map(edge => graph.target(edge))],
    events: edges.map(edge => graph.event(edge)),
  };
  return { violating, lasso: { route, cycle } };
}
