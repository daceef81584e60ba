import type { EventObject } from 'xstate';
import type { Space } from '../engine/space.ts';
import { type Avoidance, avoidance } from '../graph/avoidance.ts';
import { doomsOf } from '../graph/doom.ts';
import { explain } from '../graph/explain.ts';
import type { Graph } from '../graph/graph.ts';
import { countOf, marks } from '../graph/marks.ts';
import type { SeenState } from '../machine/state.ts';
import type { Interruptible } from '../run/interruptible.ts';
import { type Check, OPEN, UNBROKEN } from './check.ts';
import type { Premised, Test } from './premise.ts';
import type { Questions } from './questions.ts';
import { unrolled } from './violation.ts';

/**
 * Violated by a weakly fair run that comes to a state where `from` holds, and to none where `when` holds from
 * there on. A run ends only where no event is possible. It is weakly fair if it takes every fair event that is
 * possible in each state from some moment on; possible is what counts as a transition.
 */
export interface Eventually<TContext, TEvent = EventObject, TState = SeenState<TContext>>
  extends Premised<TContext, TState> {
  readonly kind: 'eventually';
  /** A premise as well. Default: in the initial state. */
  readonly from?: Test<TContext, TState>;
  readonly when: Test<TContext, TState>;
  /** The events that runs are fair to. Default: all. */
  readonly fair?: (event: TEvent) => boolean;
}

export const eventually = {
  functions: ['when'],
  choices: ['premise', 'from', 'fair'],
  check<TContext, TEvent, TObservation>(
    property: Eventually<TContext, TEvent>,
    questions: Questions<TContext, TEvent, TObservation>,
  ): Check {
    const { name, fair = () => true } = property;
    const premises = questions.premises(property);
    const from = property.from === undefined ? null : questions.predicate(name, property.from);
    const when = questions.predicate(name, property.when);

    function* fromIn(space: Space): Interruptible<Uint8Array> {
      return yield* marks(space.size, state => (from === null ? state === 0 : space.holds(from, state)));
    }

    function* whenIn(space: Space): Interruptible<Uint8Array> {
      return yield* marks(space.size, state => space.holds(when, state));
    }

    function* search(space: Space, graph: Graph): Interruptible<Avoidance> {
      const [starts, ends] = [yield* fromIn(space), yield* whenIn(space)];
      return yield* avoidance(space, graph, starts, ends, questions.eventsThat(name, fair));
    }

    return {
      property: name,
      premises: from === null ? premises : [...premises, from],
      needs: ['edges', 'events', 'every state'],
      lookout: null,
      async answer(_, { space, graph, pace }) {
        const answer = graph && (await pace(search(space, graph)));
        if (answer === null) return OPEN;
        const { lasso, violating } = answer.found;
        return lasso === null ? UNBROKEN : { kind: 'violated', lasso, violating };
      },
      where: null,
      *explain({ lasso, violating }, space, graph) {
        const route = unrolled(lasso);
        const dooms = yield* doomsOf(graph, route, yield* fromIn(space), yield* whenIn(space));
        return {
          violating: violating === null ? 0 : countOf(violating),
          ...explain(graph, route, dooms, null),
        };
      },
    };
  },
};
