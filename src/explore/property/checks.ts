import { asked, type Predicate } from '../engine/predicate.ts';
import type { State } from '../machine/state.ts';
import type { Eventually, Property } from './property.ts';

/** What a property needs from a space: places in its lists of predicates and of alarms. */
export type Check = {
  /** The property's name. */
  readonly property: string;
  /** Predicates that must each hold somewhere, or the property is vacuous. */
  readonly premises: readonly number[];
} & (
  | { readonly kind: 'never'; readonly when: number }
  | { readonly kind: 'observed'; readonly alarm: number }
  | { readonly kind: 'deadlock'; readonly at: number | null }
  | { readonly kind: 'way-back'; readonly home: number; readonly from: number }
  | {
      readonly kind: 'eventually';
      /** `null`: the initial state. */
      readonly from: number | null;
      readonly when: number;
      /** By the place of an event: 1 where runs are fair to it. To be asked when all events are known. */
      readonly fair: () => Uint8Array;
    }
);

export interface Checks<TContext, TObservation> {
  /** One a property, in the same order. */
  readonly checks: readonly Check[];
  readonly predicates: readonly Predicate<TContext>[];
  readonly alarms: readonly ((observation: TObservation) => boolean)[];
}

/** @param events those known, when a question is asked */
export function checksOf<TContext, TObservation, TEvent>(
  properties: readonly Property<TContext, TObservation, TEvent>[],
  events: () => readonly TEvent[],
): Checks<TContext, TObservation> {
  const predicates: Predicate<TContext>[] = [];
  const alarms: ((observation: TObservation) => boolean)[] = [];

  const checkOf = (property: Property<TContext, TObservation, TEvent>): Check => {
    const { name, premise } = property;
    const predicate = (test: (state: State<TContext>) => boolean) =>
      predicates.push({ property: name, test }) - 1;
    const common = {
      property: name,
      premises: premise === undefined ? [] : [predicate(premise)],
    };
    switch (property.kind) {
      case 'never':
        return { ...common, kind: 'never', when: predicate(property.when) };
      case 'observed': {
        const alarm = (observation: TObservation) =>
          asked(
            name,
            () => `on the observation ${JSON.stringify(observation)}`,
            () => property.when(observation),
          );
        return { ...common, kind: 'observed', alarm: alarms.push(alarm) - 1 };
      }
      case 'deadlock':
        return {
          ...common,
          kind: 'deadlock',
          at: property.at === undefined ? null : predicate(property.at),
        };
      case 'way-back': {
        const from = predicate(property.from);
        const premises = [...common.premises, from];
        return { ...common, kind: 'way-back', premises, home: predicate(property.home), from };
      }
      case 'eventually': {
        const from = property.from === undefined ? null : predicate(property.from);
        return {
          ...common,
          kind: 'eventually',
          premises: from === null ? common.premises : [...common.premises, from],
          from,
          when: predicate(property.when),
          fair: () => fairnessOf(property, events()),
        };
      }
    }
  };
  return { checks: properties.map(checkOf), predicates, alarms };
}

/** @throws an Error that names the property whose `fair` has thrown */
function fairnessOf<TContext, TEvent>(
  { name, fair = () => true }: Eventually<TContext, TEvent>,
  events: readonly TEvent[],
): Uint8Array {
  return Uint8Array.from(events, event => {
    const isFair = asked(
      name,
      () => `on the event ${JSON.stringify(event)}`,
      () => fair(event),
    );
    return isFair ? 1 : 0;
  });
}
