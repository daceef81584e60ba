import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import type { Row } from '../rows/packing.ts';
import type { SpaceOptions } from '../space.ts';
import { disagreement } from './disagreement.ts';
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
  const expected = counted && `${counted.state} ${canonicalJson(counted.step.observations)}`;
  const after = outcomes.apply(outcome, row.slice());
  const found = outcome === 0 ? null : `${machine.describe(after)} ${outcomes.observations(outcome)}`;
  if (found !== expected) throw disagreement(event, machine.describe(row), { expected, found });
}
