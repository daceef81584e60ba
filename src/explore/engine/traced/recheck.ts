import type { EventObject } from 'xstate';
import { dataText } from '../../machine/data-text.ts';
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
  { events, isTransition, alarms }: SpaceOptions<TContext, TEvent, TObservation>,
  step: { readonly event: number; readonly row: Row; readonly outcome: number },
): void {
  const { row, outcome } = step;
  const event = events.at(step.event);
  const plain = machine.untraced.step(event, row);
  const counted = plain !== null && isTransition(event, plain.step.observations) ? plain : null;
  // Where the observations of the traced run were not kept, the alarms that they set off were.
  const kept = outcomes.observations(outcome);
  const seen = (observations: readonly TObservation[]) =>
    kept === null
      ? alarmText([...alarms.keys()].filter(alarm => observations.some(alarms[alarm])))
      : dataText(observations);
  const expected = counted && `${counted.state} ${seen(counted.step.observations)}`;
  const after = outcomes.apply(outcome, row.slice());
  const found =
    outcome === 0 ? null : `${machine.rows.describe(after)} ${kept ?? alarmText(outcomes.alarms(outcome))}`;
  if (found !== expected) throw machine.untraced.disagreement(event, row, { expected, found });
}

function alarmText(alarms: readonly number[]): string {
  return alarms.length === 0 ? '' : `with alarms ${alarms.join()}`;
}
