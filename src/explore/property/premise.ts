import type { SeenState } from '../machine/state.ts';

export type Test<TContext, TState = SeenState<TContext>> = (state: TState) => boolean;

/** What is common to the properties that may not be violated. */
export interface Premised<TContext, TState = SeenState<TContext>> {
  /** Verdicts are found by it: no two properties of an exploration have the same. */
  readonly name: string;
  /** What has to hold in some state for the property to say anything. One that holds without is vacuous. */
  readonly premise?: Test<TContext, TState>;
}
