import type { Space } from '../engine/space.ts';
import type { Graph } from '../graph/graph.ts';
import { marks } from '../graph/marks.ts';
import type { Interruptible } from '../run/interruptible.ts';
import { type Check, UNBROKEN } from './check.ts';
import type { Premised, Test } from './premise.ts';
import type { Questions } from './questions.ts';
import { explainStates, violationAt } from './violation.ts';

/** Violated in a state (where `at` holds) that no event leads out of: none counts as a transition. */
export interface Deadlock<TContext> extends Premised<TContext> {
  readonly kind: 'deadlock';
  readonly at?: Test<TContext>;
}

export const deadlock = {
  functions: [],
  choices: ['premise', 'at'],
  check<TContext, TEvent, TObservation>(
    property: Deadlock<TContext>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    const premises = questions.premises(property);
    const at = property.at === undefined ? null : questions.predicate(property.name, property.at);
    const isMeant = (space: Space, state: number) => at === null || space.holds(at, state);

    function* violatingStates(space: Space, graph: Graph): Interruptible<Uint8Array> {
      const isDead = (state: number) => graph.first(state) === graph.end(state);
      return yield* marks(space.size, state => isDead(state) && isMeant(space, state));
    }

    return {
      property: property.name,
      premises,
      needs: [],
      lookout: { at: 'dead end', sees: isMeant },
      answer: async (finding, { space }) => (finding === null ? UNBROKEN : violationAt(finding, space)),
      *where(space, graph) {
        return { states: yield* violatingStates(space, graph), edges: null };
      },
      *explain(violation, space, graph) {
        return yield* explainStates(violation, graph, yield* violatingStates(space, graph));
      },
    };
  },
};
