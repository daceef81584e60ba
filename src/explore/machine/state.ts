import type { StateValue } from 'xstate';

/** A state, as properties see it. It must not be changed, nor kept for later. */
export interface State<TContext> {
  readonly value: StateValue;
  readonly context: TContext;
}
