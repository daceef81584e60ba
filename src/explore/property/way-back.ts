import type { Space } from '../engine/space.ts';
import type { Graph } from '../graph/graph.ts';
import { marks } from '../graph/marks.ts';
import { reaching } from '../graph/reaching.ts';
import type { SeenState } from '../machine/state.ts';
import type { Interruptible } from '../run/interruptible.ts';
import { type Check, OPEN, UNBROKEN } from './check.ts';
import type { Premised, Test } from './premise.ts';
import type { Questions } from './questions.ts';
import { explainStates, violationAt } from './violation.ts';

/** Violated in a state where `from` holds and from which no state where `home` holds can be reached. */
export interface WayBack<TContext, TState = SeenState<TContext>> extends Premised<TContext, TState> {
  readonly kind: 'way-back';
  readonly home: Test<TContext, TState>;
  /** A premise as well. */
  readonly from: Test<TContext, TState>;
}

export const wayBack = {
  functions: ['from', 'home'],
  choices: ['premise'],
  check<TContext, TEvent, TObservation>(
    property: WayBack<TContext>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    const premises = questions.premises(property);
    const from = questions.predicate(property.name, property.from);
    const home = questions.predicate(property.name, property.home);

    function* violatingStates(space: Space, graph: Graph): Interruptible<Uint8Array> {
      const homes = yield* marks(space.size, state => space.holds(home, state));
      const returning = yield* reaching(graph, homes);
      return yield* marks(space.size, state => returning[state] === 0 && space.holds(from, state));
    }

    return {
      property: property.name,
      premises: [...premises, from],
      needs: ['edges'],
      lookout: null,
      async answer(_, { space, graph, pace }) {
        const violating = graph && (await pace(violatingStates(space, graph)));
        if (violating === null) return OPEN;
        const state = violating.found.indexOf(1);
        return state === -1 ? UNBROKEN : violationAt({ state, event: null }, space, violating.found);
      },
      *where(space, graph) {
        return { states: yield* violatingStates(space, graph), edges: null };
      },
      *explain(violation, space, graph) {
        const violating = violation.violating ?? (yield* violatingStates(space, graph));
        return yield* explainStates(violation, graph, violating);
      },
    };
  },
};
