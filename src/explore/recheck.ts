import type { EventObject } from 'xstate';
import { canonicalJson } from './canonical-json.ts';
import type { Learned } from './learned.ts';
import type { Row } from './row-store.ts';
import type { SpaceOptions } from './space.ts';

/**
 * Takes one step again without tracing.
 *
 * @param outcome what tracing says that it is
 * @throws an Error when the two differ
 */
export function recheck<TContext, TEvent extends EventObject, TObservation>(
  { machine, outcomes }: Learned<TContext, TEvent, TObservation>,
  { events, counts }: SpaceOptions<TContext, TEvent, TObservation>,
  step: { readonly event: number; readonly rows: Row; readonly base: number; readonly outcome: number },
): void {
  const { rows, base, outcome } = step;
  const event = events.at(step.event);
  const plain = machine.plainStep(event, rows, base);
  const counted = plain !== null && counts(event, plain.step.observations) ? plain : null;
  const expected = counted === null ? NONE : `${counted.state} ${canonicalJson(counted.step.observations)}`;
  const after = outcomes.apply(outcome, rows.slice(base, base + machine.slots));
  const traced = outcome === 0 ? NONE : `${machine.describe(after, 0)} ${outcomes.observations(outcome)}`;
  if (traced === expected) return;
  throw new Error(
    `Event ${JSON.stringify(event)} in state ${machine.describe(rows, base)} leads to ${expected}, ` +
      `but the traced run says ${traced}. Some guard or action depends on more than the leaves it reads, ` +
      'or keeps a part of the context from one run to the next.',
  );
}

const NONE = 'no transition';
