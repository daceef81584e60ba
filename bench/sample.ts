/** One run of one engine. */
export interface Sample {
  readonly states: number;
  /** `null`: the engine does not tell the steps that a machine takes from those that it ignores. */
  readonly transitions: number | null;
  /** Calls of XState's `transition()`; `null` where nobody counts them. */
  readonly slowSteps: number | null;
  /** States whose events were all tried: all of them, unless the run was bounded. */
  readonly expanded: number;
  /** What the engine needed for the `expanded` states: the search alone, where it tells. */
  readonly seconds: number;
  /** Of all threads, for those `seconds`; of a verifier, for its whole process. */
  readonly cpuSeconds: number;
  /** To make a program of the model; 0 where that is not needed. */
  readonly compileSeconds: number;
  /** The whole process that searches. */
  readonly processSeconds: number;
  /** Of that process. */
  readonly peakBytes: number;
}

/** Expanded states a second. */
export function rateOf({ expanded, seconds }: Sample): number {
  return expanded / seconds;
}

/** Expanded states for each second of a CPU, which other processes' load changes less. */
export function cpuRateOf({ expanded, cpuSeconds }: Sample): number {
  return expanded / cpuSeconds;
}

/** From the model to the answer. */
export function verdictSecondsOf({ compileSeconds, processSeconds }: Sample): number {
  return compileSeconds + processSeconds;
}
