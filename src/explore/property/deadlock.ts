import type { Space } from '../engine/space.ts';
import type { Graph } from '../graph/graph.ts';
import { marks } from '../graph/marks.ts';
import type { SeenState } from '../machine/state.ts';
import type { Interruptible } from '../run/interruptible.ts';
import { type Check, UNBROKEN } from './check.ts';
import type { Premised, Test } from './premise.ts';
import type { Questions } from './questions.ts';
import { explainStates, violationAt } from './violation.ts';

/**
 * Violated in a state (where `at` holds) that no event leads out of: none counts as a transition. A machine that has come
 * to its final state has ended, and is in no deadlock.
 */
export interface Deadlock<TContext, TState = SeenState<TContext>> extends Premised<TContext, TState> {
  readonly kind: 'deadlock';
  readonly at?: Test<TContext, TState>;
}

export const deadlock = {
  functions: [],
  choices: ['premise', 'at'],
  check<TContext, TEvent, TObservation>(
    property: Deadlock<TContext>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    const premises = questions.premises(property);
    const { at = () => true } = property;
    // A machine that has ended was meant to.
    const meant = questions.predicate(property.name, state => state.status !== 'done' && at(state));
    const isMeant = (space: Space, state: number) => space.holds(meant, state);

    function* violatingStates(space: Space, graph: Graph): Interruptible<Uint8Array> {
      const isDead = (state: number) => graph.first(state) === graph.end(state);
      return yield* marks(space.size, state => isDead(state) && isMeant(space, state));
    }

    return {
      property: property.name,
      premises,
      needs: [],
      lookout: { sought: 'violation', at: 'dead end', sees: isMeant },
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
