import type { EventObject } from 'xstate';
import type { SeenState } from '../machine/state.ts';
import type { Deadlock } from './deadlock.ts';
import type { Eventually } from './eventually.ts';
import type { Never } from './never.ts';
import type { Observed } from './observed.ts';
import type { Sometimes } from './sometimes.ts';
import type { WayBack } from './way-back.ts';

/**
 * What must hold.
 *
 * A predicate is a function of the state's leaves alone (no clock, no counter of its own); it is run on a few
 * states only, and what it looked at there decides about all others.
 */
export type Property<TContext, TObservation, TEvent = EventObject, TState = SeenState<TContext>> =
  | Never<TContext, TState>
  | Observed<TContext, TObservation, TState>
  | Deadlock<TContext, TState>
  | WayBack<TContext, TState>
  | Eventually<TContext, TEvent, TState>
  | Sometimes<TContext, TState>;
