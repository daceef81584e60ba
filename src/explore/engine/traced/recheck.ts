import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import type { Row } from '../rows/packing.ts';
import type { SpaceOptions } from '../space.ts';
import type { Learned } from './learned.ts';

/**
 * Takes one step again without tracing.
 *
 * @param outcome what tracing says that it is
 * @throws an Error when the two differ
 */
export function recheck<TContext, TEvent extends EventObject, TObservation>(
  { machine, outcomes }: Learned<TContext, TEvent, TObservation>,
  { events, isTransition }: SpaceOptions<TContext, TEvent, TObservation>,
  step: { readonly event: number; readonly row: Row; readonly outcome: number },
): void {
  const { row, outcome } = step;
  const event = events.at(step.event);
  const plain = machine.plainStep(event, row);
  const counted = plain !== null && isTransition(event, plain.step.observations) ? plain : null;
  const expected = counted === null ? NONE : `${counted.state} ${canonicalJson(counted.step.observations)}`;
  const after = outcomes.apply(outcome, row.slice());
  const traced = outcome === 0 ? NONE : `${machine.describe(after)} ${outcomes.observations(outcome)}`;
  if (traced === expected) return;
  throw new Error(
    `Event ${JSON.stringify(event)} in state ${machine.describe(row)} leads to ${expected}, ` +
      `but the traced run says ${traced}. Some guard or action depends on more than the leaves it reads, ` +
      'or keeps a part of the context from one run to the next.',
  );
}

const NONE = 'no transition';
