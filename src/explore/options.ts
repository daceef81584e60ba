import type { Cores } from './engine/crew/cores.ts';
import type { Events } from './machine/event-list.ts';
import type { SeenState, State } from './machine/state.ts';
import type { Property } from './property/property.ts';
import type { Bounds, OnProgress } from './search/breadth-first.ts';

export type Engine = 'traced' | 'plain';

export interface ExploreOptions<TContext, TEvent, TObservation, TState = SeenState<TContext>> {
  /**
   * Every event that may be sent, in the order in which they are to be tried; or a function of the state that lists
   * those that are possible there. Like a predicate, it is run on a few states only.
   */
  // The machine alone says what its events are: nothing is inferred from these.
  readonly events: NoInfer<Events<TContext, TEvent, TState>>;
  /** No two have the same name. */
  readonly properties: readonly Property<TContext, TObservation, TEvent, TState>[];
  readonly bounds?: Bounds;
  /**
   * Whether not to go on from a state, which is looked at all the same. Where a walk comes to such a state it is not closed:
   * what is not violated holds to the depth of the first.
   */
  readonly boundary?: (state: TState) => boolean;
  /**
   * What of a state is compared, such as all but a clock: states of which it shows the same are one. They have to be alike:
   * what can happen in them is the same as far as the view shows it, and properties and lists of events ask for nothing that
   * it does not show. That is checked of 300 such states, and of ever fewer after. Each step is run.
   */
  readonly view?: (state: TState) => unknown;
  /** Whether to end with the first violation that is seen on the way. The other properties hold to a depth. Default: no. */
  readonly stopAtFirst?: boolean;
  /** The state to begin in, such as one that a history has led to; its context has the machine's shape. Default: the initial one. */
  readonly from?: State<TContext>;
  /** Of a step that the machine accepted: does it count as a transition? A refused operation does not. Default: yes. */
  readonly isTransition?: (event: TEvent, observations: readonly TObservation[]) => boolean;
  /**
   * `plain`: every step by XState's `transition()`, for comparison. Default: `traced`, which walks plainly where it cannot
   * follow the machine; the result says so.
   */
  readonly engine?: Engine;
  /**
   * `traced` only: every so many steps are taken again by `transition()` and compared. Default: up to 300 of a walk, as
   * many as take no time to speak of.
   */
  readonly recheck?: number;
  /**
   * `traced` only: groups of names that may be exchanged, such as those of equal processes. States that come from each
   * other by an exchange count once, in verdicts too; the verdicts and the lengths of histories stay what they are.
   *
   * A name is a key of records, a string leaf, and a string in events. `isTransition` and the properties must not tell
   * the names of a group apart. A group whose names stand in leaves has at most five.
   *
   * Ignored with `graph`, `ahead`, with `coverage` and with a property of kind `eventually`, which tell names apart.
   */
  readonly symmetry?: readonly (readonly string[])[];
  /**
   * Whether verdicts are to say, of a violated property, where it could still have been avoided. That takes ten
   * bytes a transition and, in the end, some thirty a state. Default: no.
   */
  readonly explain?: boolean;
  /**
   * Whether the result is to hold the graph and, of every state of a closed search, what lies ahead of it. That takes
   * what `explain` takes, and five bytes a state and property. Default: no.
   */
  readonly ahead?: boolean;
  /** Whether the result is to hold the graph; the states stay in memory as long as it does. Default: no. */
  readonly graph?: boolean;
  /** Whether the result is to say how much of the chart was visited. Default: no. */
  readonly coverage?: boolean;
  /**
   * `traced` only: how many processors the walk may use. Others help where many states wait to be expanded; the result is
   * what it is with one. One walks alone in a browser, and with a Node before 20.16. Default: 1.
   */
  readonly cores?: number | Cores;
  /** Called some thirty times a second, in a browser more often. The search rests until a promise of its is kept. */
  readonly onProgress?: OnProgress;
  /** Ends the search early: what is known by then is returned. */
  readonly signal?: AbortSignal;
}
