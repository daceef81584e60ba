import type {
  AnyStateMachine,
  ContextFrom,
  SnapshotFrom,
  SnapshotStatus,
  StateValue,
  StateValueFrom,
  TagsFrom,
} from 'xstate';

/** A state as plain data: all that decides what can happen next. */
export interface State<TContext> {
  readonly value: StateValue;
  readonly context: TContext;
  /** What the machine keeps beyond these two, as one text. Left out, or `''`: nothing. */
  readonly rest?: string;
}

/** A state, as properties and lists of events see it. It must not be changed, nor kept for later. */
export interface SeenState<TContext, TValue = StateValue, TPart = StateValue, TTag = string>
  extends Omit<State<TContext>, 'value'> {
  readonly value: TValue;
  /** `done`: the machine has ended. */
  readonly status: SnapshotStatus;
  readonly tags: ReadonlySet<string>;
  // Methods, so that a predicate over states of any machine is one over those of this machine.
  matches(value: TPart): boolean;
  hasTag(tag: TTag): boolean;
}

/** What properties of the machine see. */
export type StateOf<TMachine extends AnyStateMachine> = SeenState<
  ContextFrom<TMachine>,
  SnapshotFrom<TMachine>['value'],
  StateValueFrom<TMachine>,
  TagsFrom<TMachine>
>;
