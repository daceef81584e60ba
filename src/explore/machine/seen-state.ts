import type { Snapshot } from './machine-steps.ts';
import { restOf } from './rest.ts';
import type { SeenState } from './state.ts';

/** Each is called for a look at this part of a state. */
export interface Looks {
  readonly value: () => Pick<Snapshot, 'value' | 'matches'>;
  readonly tags: () => Pick<Snapshot, 'tags' | 'hasTag'>;
  readonly status: () => Pick<Snapshot, 'status'>;
  readonly rest: () => Snapshot;
}

/** What tells nobody. */
export function looksAt(snapshot: Snapshot): Looks {
  const itself = () => snapshot;
  return { value: itself, tags: itself, status: itself, rest: itself };
}

/** A state that tells what is looked at. */
export function seenState<TContext>(context: TContext, look: Looks): SeenState<TContext> {
  return {
    context,
    get value() {
      return look.value().value;
    },
    get rest() {
      return restOf(look.rest());
    },
    get status() {
      return look.status().status;
    },
    get tags() {
      return look.tags().tags;
    },
    matches: value => look.value().matches(value),
    hasTag: tag => look.tags().hasTag(tag),
  };
}
