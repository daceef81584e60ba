/** How many processors a walk may use, and how. */
export interface Cores {
  /** Threads, this one included. */
  readonly count: number;
  /** Others help as soon as so many states wait to be expanded. Default: 4,096, after a twentieth of a second. */
  readonly waiting?: number;
  /** How long to wait for another thread before its work is done here, in milliseconds. Default: 0. */
  readonly patience?: number;
  /** The module that each other thread runs, for who bundles klpwalk into one file. Default: what stands beside it. */
  readonly runner?: URL;
}
