import { routeTo } from '../engine/history.ts';
import { marks } from '../graph/marks.ts';
import type { SeenState } from '../machine/state.ts';
import { type Check, OPEN } from './check.ts';
import type { Test } from './premise.ts';
import type { Questions } from './questions.ts';

/**
 * Holds if a state where `when` holds can be reached, and a shortest history to one is its *witness*. Violated if every
 * state was looked at, and there is none. Otherwise nothing can be said: a search that ends early has seen neither.
 */
export interface Sometimes<TContext, TState = SeenState<TContext>> {
  readonly kind: 'sometimes';
  readonly name: string;
  readonly when: Test<TContext, TState>;
}

export const sometimes = {
  functions: ['when'],
  choices: [],
  check<TContext, TEvent, TObservation>(
    { name, when }: Sometimes<TContext>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    const predicate = questions.predicate(name, when);
    return {
      property: name,
      premises: [],
      needs: [],
      lookout: { sought: 'witness', at: 'state', sees: (space, state) => space.holds(predicate, state) },
      async answer(finding, { space, closed }) {
        if (finding !== null) return { kind: 'witnessed', route: routeTo(space, finding) };
        return closed ? { kind: 'unreachable' } : OPEN;
      },
      *where(space) {
        return { states: yield* marks(space.size, state => space.holds(predicate, state)), edges: null };
      },
      explain: null,
    };
  },
};
