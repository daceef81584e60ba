import { type Finding, type Route, routeTo } from '../engine/history.ts';
import type { Space } from '../engine/space.ts';
import type { Lasso } from '../graph/avoidance.ts';
import { type Explanation, explain } from '../graph/explain.ts';
import type { Graph } from '../graph/graph.ts';
import { inevitable } from '../graph/inevitable.ts';
import { countOf } from '../graph/marks.ts';
import type { StepLog } from '../graph/step-log.ts';
import type { Interruptible } from '../run/interruptible.ts';
import type { Violation } from './check.ts';

/**
 * A violation at the end of a history.
 *
 * @param violating by state: 1 where the property is violated, where that is known already
 */
export function violationAt(finding: Finding, space: Space, violating: Uint8Array | null = null): Violation {
  return { kind: 'violated', lasso: { route: routeTo(space, finding), cycle: null }, violating };
}

/**
 * Explains a violation by a state.
 *
 * @param violating by state: 1 where the property is violated
 */
export function* explainStates(
  { lasso }: Violation,
  graph: Graph,
  violating: Uint8Array,
): Interruptible<Explanation> {
  const states = yield* inevitable(graph, violating, null);
  return { violating: countOf(violating), ...explain(graph, unrolled(lasso), [{ from: 0, states }], null) };
}

/**
 * Explains a violation by a step.
 *
 * @param log all steps that violate the property
 */
export function* explainSteps({ lasso }: Violation, graph: Graph, log: StepLog): Interruptible<Explanation> {
  const broken = log.edgesOf(graph);
  const states = yield* inevitable(graph, new Uint8Array(graph.size), broken);
  return { violating: log.states, ...explain(graph, unrolled(lasso), [{ from: 0, states }], broken) };
}

/** The way in and one round. */
export function unrolled({ route, cycle }: Lasso): Route {
  if (cycle === null) return route;
  return {
    states: [...route.states, ...cycle.states.slice(1)],
    events: [...route.events, ...cycle.events],
  };
}
