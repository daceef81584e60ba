import { PROPERTIES, type PropertyName } from '../../../machines/properties.ts';
import { isOfStates, type Property, subjectsOf } from '../../../machines/property.ts';
import type { LivepatchState } from '../../livepatch/model.ts';
import { microstepViews } from './microstep-views.ts';
import type { Session } from './session.ts';
import type { MicrostepView } from './view.ts';

/** The transition of the charts by which a property has come to be broken. */
export interface Decisive {
  /** The number of the step that it belongs to, from 1. */
  readonly step: number;
  readonly microstep: MicrostepView;
  /** What has asked its guards stands in the transitions before it, where it asks none itself. */
  readonly asked: MicrostepView['asked'];
}

/**
 * Where what is wrong at the place has come about: of a property that is judged by states the last transition after which
 * its terms were as a violation has them; of one that is judged at once the last that broke it.
 */
export function decisiveOf(session: Session, property: PropertyName, place = session.place): Decisive | null {
  const isWrong = wrongness(session, property);
  let found: Decisive | null = null;
  let wasWrong = false;
  for (const [index, taken] of session.line.taken.slice(0, place).entries()) {
    let asked: MicrostepView['asked'] = [];
    for (const microstep of microstepViews(session, taken)) {
      if (microstep.asked.length > 0) asked = microstep.asked;
      const wrong =
        isWrong === null
          ? microstep.violations.some(breach => breach.property === property)
          : isWrong(microstep.after);
      if (wrong && (!wasWrong || isWrong === null)) found = { step: index + 1, microstep, asked };
      wasWrong = wrong;
    }
  }
  return found;
}

/** Whether the terms are as a violation has them, at rest or not; `null`: it is not a matter of states. */
function wrongness(
  { model: { world } }: Session,
  name: PropertyName,
): ((state: LivepatchState) => boolean) | null {
  const property: Property = PROPERTIES[name];
  if (!isOfStates(property)) return null;
  return ({ context }) =>
    subjectsOf(property, world).some(subject => property.isBroken({ context, world }, subject));
}
