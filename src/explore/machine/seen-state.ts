import type { Snapshot } from './machine-steps.ts';
import { restOf } from './rest.ts';
import type { SeenState } from './state.ts';

/**
 * A state that tells what is looked at.
 *
 * @param valueIn called for each look at the state value, and at what depends on it alone
 * @param restIn called for each look at the rest
 */
export function seenState<TContext>(
  context: TContext,
  valueIn: () => Snapshot,
  restIn: () => Snapshot,
): SeenState<TContext> {
  return {
    context,
    get value() {
      return valueIn().value;
    },
    get rest() {
      return restOf(restIn());
    },
    get status() {
      valueIn();
      return restIn().status;
    },
    get tags() {
      return valueIn().tags;
    },
    matches: value => valueIn().matches(value),
    hasTag: tag => valueIn().hasTag(tag),
  };
}
