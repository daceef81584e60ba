import { type Finding, type Route, routeTo } from '../engine/history.ts';
import type { Space } from '../engine/space.ts';
import { doomsOf } from '../graph/doom.ts';
import { avoidance, type Lasso } from '../graph/eventually.ts';
import { type Explanation, explain } from '../graph/explain.ts';
import type { Graph } from '../graph/graph.ts';
import { inevitable } from '../graph/inevitable.ts';
import { countOf, marks } from '../graph/marks.ts';
import { reaching } from '../graph/reaching.ts';
import type { StepLog } from '../graph/step-log.ts';
import type { Work } from '../run/work.ts';
import type { Check } from './checks.ts';

/** Where a property is violated, once the whole graph is known. */
export interface Breach {
  readonly lasso: Lasso;
  /** By state: 1 where the property is violated; `null`: not known yet. */
  readonly violating: Uint8Array | null;
}

/**
 * The violation of a property, if there is one.
 *
 * @param finding what was seen on the way
 * @param graph complete
 */
export function* breachOf(
  check: Check,
  finding: Finding | null,
  space: Space,
  graph: Graph | null,
): Work<Breach | null> {
  if (finding !== null) return { lasso: { route: routeTo(space, finding), cycle: null }, violating: null };
  if (graph === null) return null;
  if (check.kind === 'way-back') {
    const violating = yield* violatingStates(check, space, graph);
    const state = violating.indexOf(1);
    if (state === -1) return null;
    return { lasso: { route: routeTo(space, { state, event: null }), cycle: null }, violating };
  }
  if (check.kind !== 'eventually') return null;
  const { from, when } = yield* endsOf(check, space);
  const { violating, lasso } = yield* avoidance(space, graph, from, when, check.fair());
  return lasso && { lasso, violating };
}

/** @param log of a check of kind `observed`: every step that sets off its alarm */
export function* explanationOf(
  check: Check,
  { lasso, violating: known }: Breach,
  space: Space,
  graph: Graph,
  log: StepLog | null,
): Work<Explanation> {
  const violating = known ?? (yield* violatingStates(check, space, graph));
  const count = log === null ? countOf(violating) : log.states;
  const broken = log?.edgesOf(graph) ?? null;
  const route = unrolled(lasso);
  if (check.kind === 'eventually') {
    const { from, when } = yield* endsOf(check, space);
    const dooms = yield* doomsOf(graph, route, from, when);
    return { violating: count, ...explain(graph, route, dooms, null) };
  }
  const states = yield* inevitable(graph, violating, broken);
  return { violating: count, ...explain(graph, route, [{ from: 0, states }], broken) };
}

function* violatingStates(check: Check, space: Space, graph: Graph): Work<Uint8Array> {
  switch (check.kind) {
    case 'never':
      return yield* marks(space.size, state => space.holds(check.when, state));
    case 'deadlock':
      return yield* marks(
        space.size,
        state =>
          graph.first(state) === graph.end(state) && (check.at === null || space.holds(check.at, state)),
      );
    case 'way-back': {
      const home = yield* marks(space.size, state => space.holds(check.home, state));
      const returning = yield* reaching(graph, home);
      return yield* marks(space.size, state => returning[state] === 0 && space.holds(check.from, state));
    }
    default:
      return new Uint8Array(space.size);
  }
}

function* endsOf(
  { from, when }: Extract<Check, { kind: 'eventually' }>,
  space: Space,
): Work<{ from: Uint8Array; when: Uint8Array }> {
  return {
    from: yield* marks(space.size, state => (from === null ? state === 0 : space.holds(from, state))),
    when: yield* marks(space.size, state => space.holds(when, state)),
  };
}

/** The way in and one round. */
function unrolled({ route, cycle }: Lasso): Route {
  if (cycle === null) return route;
  return {
    states: [...route.states, ...cycle.states.slice(1)],
    events: [...route.events, ...cycle.events],
  };
}
