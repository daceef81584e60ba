import type { Space } from '../engine/space.ts';
import { marks } from '../graph/marks.ts';
import type { SeenState } from '../machine/state.ts';
import type { Interruptible } from '../run/interruptible.ts';
import { type Check, UNBROKEN } from './check.ts';
import type { Premised, Test } from './premise.ts';
import type { Questions } from './questions.ts';
import { explainStates, violationAt } from './violation.ts';

/** Violated in a state where `when` holds. */
export interface Never<TContext, TState = SeenState<TContext>> extends Premised<TContext, TState> {
  readonly kind: 'never';
  readonly when: Test<TContext, TState>;
}

export const never = {
  functions: ['when'],
  choices: ['premise'],
  check<TContext, TEvent, TObservation>(
    property: Never<TContext>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    const premises = questions.premises(property);
    const when = questions.predicate(property.name, property.when);

    function* violatingStates(space: Space): Interruptible<Uint8Array> {
      return yield* marks(space.size, state => space.holds(when, state));
    }

    return {
      property: property.name,
      premises,
      needs: [],
      lookout: { sought: 'violation', at: 'state', sees: (space, state) => space.holds(when, state) },
      answer: async (finding, { space }) => (finding === null ? UNBROKEN : violationAt(finding, space)),
      *where(space) {
        return { states: yield* violatingStates(space), edges: null };
      },
      *explain(violation, space, graph) {
        return yield* explainStates(violation, graph, yield* violatingStates(space));
      },
    };
  },
};
