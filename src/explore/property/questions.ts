import { asked, type Predicate } from '../engine/predicate.ts';
import { dataText } from '../machine/data-text.ts';
import { eventText } from '../machine/event-text.ts';
import type { Premised, Test } from './premise.ts';

/** What the properties ask of a space: predicates over its states, and alarms over what its steps show. */
export class Questions<TContext, TEvent, TObservation> {
  readonly predicates: Predicate<TContext>[] = [];
  readonly alarms: ((observation: TObservation) => boolean)[] = [];
  readonly #events: () => readonly TEvent[];

  /** @param events those known, when a question is asked */
  constructor(events: () => readonly TEvent[]) {
    this.#events = events;
  }

  /** @returns the place of a predicate */
  predicate(property: string, test: Test<TContext>): number {
    return this.predicates.push({ property, test }) - 1;
  }

  /** @returns the places of the predicates without which the property says nothing */
  premises({ name, premise }: Premised<TContext>): number[] {
    return premise === undefined ? [] : [this.predicate(name, premise)];
  }

  /** @returns the place of an alarm, which a step sets off by such an observation */
  alarm(property: string, when: (observation: TObservation) => boolean): number {
    const alarm = (observation: TObservation) =>
      asked(
        property,
        () => `on the observation ${dataText(observation)}`,
        () => when(observation),
      );
    return this.alarms.push(alarm) - 1;
  }

  /**
   * @returns by the place of an event: 1 where it is one of those meant
   * @throws an Error that names the property whose function has thrown
   */
  eventsThat(property: string, isMeant: (event: TEvent) => boolean): Uint8Array {
    return Uint8Array.from(this.#events(), event => {
      const answer = asked(
        property,
        () => `on the event ${eventText(event)}`,
        () => isMeant(event),
      );
      return answer ? 1 : 0;
    });
  }
}
