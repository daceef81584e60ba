/** What one process walks. */
export type Subject =
  | { readonly model: 'two-phase-commit' | 'dining-philosophers' | 'combination-lock'; readonly size: number }
  /** A scenario file. */
  | { readonly world: string };

export interface Job {
  readonly subject: Subject;
  readonly engine: 'traced' | 'plain' | 'adjacency map';
  /** The walk ends as soon as so many states are known. */
  readonly mostStates?: number;
  /** How many processors it may use; left out: one. */
  readonly cores?: number;
}

/** What a walk has found. */
export interface Found {
  readonly states: number;
  /** `null`: the engine does not tell the steps that a machine takes from those that it ignores. */
  readonly transitions: number | null;
  /** States whose events were all tried: all of them, unless the walk was bounded. */
  readonly expanded: number;
  /** Calls of XState's `transition()`; `null` where nobody counts them. */
  readonly slowSteps: number | null;
}

/** What the process says when it is done. */
export interface Report extends Found {
  /** From the making of the machine to the last verdict; of a bounded walk, to its last report of progress. */
  readonly seconds: number;
  /** Of all threads, in that time. */
  readonly cpuSeconds: number;
  /** From the start of the process. */
  readonly processSeconds: number;
  readonly peakBytes: number;
}
