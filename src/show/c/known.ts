/** What a local variable of a callback holds where a statement stands: what was looked up of this feature. */
interface LookedUp {
  readonly id: string;
  /** Whether it cannot be NULL. */
  readonly isThere: boolean;
}

/** What the variables `feature` and `state` hold; `null`: nothing that could be used. */
export interface Known {
  readonly feature: LookedUp | null;
  readonly state: LookedUp | null;
}

export const NOTHING: Known = { feature: null, state: null };

/** What is known whichever of two ways has led here. */
export function either(one: Known, other: Known): Known {
  return { feature: both(one.feature, other.feature), state: both(one.state, other.state) };
}

function both(one: LookedUp | null, other: LookedUp | null): LookedUp | null {
  if (one === null || other === null || one.id !== other.id) return null;
  return { id: one.id, isThere: one.isThere && other.isThere };
}
