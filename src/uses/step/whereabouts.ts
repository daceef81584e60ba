import type { LivepatchState } from '../../livepatch/model.ts';

/** Where a path has come to, as a walk needs to know it. */
export interface Whereabouts {
  readonly state: LivepatchState;
  /** How many faults have happened on the way. */
  readonly faults: number;
}

/**
 * The state as a walk has it. A walk counts how many faults a history may still take where a session counts those that
 * have happened, and it makes no attempts that could be counted.
 *
 * @param budget how many faults a history of the walk may take; `null`: any number
 */
export function walkedState(
  { state: { value, context }, faults }: Whereabouts,
  budget: number | null,
): LivepatchState {
  const { klp } = context;
  return {
    value,
    context: {
      ...context,
      klp: { ...klp, signalsCnt: 0 },
      faults: { left: budget === null ? null : budget - faults },
    },
  };
}
