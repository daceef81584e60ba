import type { EventObject } from 'xstate';
import type { State } from '../machine/state.ts';

type Test<TContext> = (state: State<TContext>) => boolean;

interface Common<TContext> {
  readonly name: string;
  /** What has to hold in some state for the property to say anything. One that holds without is vacuous. */
  readonly premise?: Test<TContext>;
}

/**
 * What must hold.
 *
 * A predicate is a function of the state's leaves alone (no clock, no counter of its own); it is run on a few
 * states only, and what it looked at there decides about all others.
 */
export type Property<TContext, TObservation, TEvent = EventObject> =
  | Never<TContext>
  | Observed<TContext, TObservation>
  | Deadlock<TContext>
  | WayBack<TContext>
  | Eventually<TContext, TEvent>;

/** Violated in a state where `when` holds. */
interface Never<TContext> extends Common<TContext> {
  readonly kind: 'never';
  readonly when: Test<TContext>;
}

/** Violated by a step that emits such an observation. */
interface Observed<TContext, TObservation> extends Common<TContext> {
  readonly kind: 'observed';
  readonly when: (observation: TObservation) => boolean;
}

/** Violated in a state (where `at` holds) that no event leads out of: none counts as a transition. */
interface Deadlock<TContext> extends Common<TContext> {
  readonly kind: 'deadlock';
  readonly at?: Test<TContext>;
}

/** Violated in a state where `from` holds and from which no state where `home` holds can be reached. */
interface WayBack<TContext> extends Common<TContext> {
  readonly kind: 'way-back';
  readonly home: Test<TContext>;
  /** A premise as well. */
  readonly from: Test<TContext>;
}

/**
 * Violated by a weakly fair run that comes to a state where `from` holds, and to none where `when` holds from
 * there on. A run ends only where no event is possible. It is weakly fair if it takes every fair event that is
 * possible in each state from some moment on; possible is what counts as a transition.
 */
export interface Eventually<TContext, TEvent> extends Common<TContext> {
  readonly kind: 'eventually';
  /** A premise as well. Default: in the initial state. */
  readonly from?: Test<TContext>;
  readonly when: Test<TContext>;
  /** The events that runs are fair to. Default: all. */
  readonly fair?: (event: TEvent) => boolean;
}
