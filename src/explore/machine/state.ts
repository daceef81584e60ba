import type { StateValue } from 'xstate';

/** A state, as properties see it. It must not be changed, nor kept for later. */
export interface State<TContext> {
  readonly value: StateValue;
  readonly context: TContext;
  /** What the machine keeps beyond these two, as one text. Left out, or `''`: nothing. */
  readonly rest?: string;
}
