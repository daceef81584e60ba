import type { StateValue } from 'xstate';

/** A state, as properties see it. It must not be changed, nor kept for later. */
export interface State<TContext> {
  readonly value: StateValue;
  readonly context: TContext;
}

/**
 * What must hold.
 *
 * A predicate is a function of the state's leaves alone (no clock, no counter of its own); it is run on a few
 * states only, and what it looked at there decides about all others.
 */
export type Property<TContext, TObservation> =
  /** Violated in a state where `when` holds. */
  | { readonly kind: 'never'; readonly name: string; readonly when: (state: State<TContext>) => boolean }
  /** Violated by a step that emits such an observation. */
  | {
      readonly kind: 'observed';
      readonly name: string;
      readonly when: (observation: TObservation) => boolean;
    }
  /** Violated in a state (where `at` holds) that no event leads out of: none counts as a transition. */
  | { readonly kind: 'deadlock'; readonly name: string; readonly at?: (state: State<TContext>) => boolean }
  /** Violated in a state where `from` holds and from which no state where `home` holds can be reached. */
  | {
      readonly kind: 'way-back';
      readonly name: string;
      readonly home: (state: State<TContext>) => boolean;
      readonly from: (state: State<TContext>) => boolean;
    };

/** A predicate over states, under the name of the property that it belongs to. */
export interface Predicate<TContext> {
  readonly property: string;
  readonly test: (state: State<TContext>) => boolean;
}

/** What a property needs from a space: places in its lists of predicates and of alarms. */
export type Check =
  | { readonly kind: 'never'; readonly when: number }
  | { readonly kind: 'observed'; readonly alarm: number }
  | { readonly kind: 'deadlock'; readonly at: number | null }
  | { readonly kind: 'way-back'; readonly home: number; readonly from: number };

export interface Checks<TContext, TObservation> {
  /** One a property, in the same order. */
  readonly checks: readonly Check[];
  readonly predicates: readonly Predicate<TContext>[];
  readonly alarms: readonly ((observation: TObservation) => boolean)[];
}

export function checksOf<TContext, TObservation>(
  properties: readonly Property<TContext, TObservation>[],
): Checks<TContext, TObservation> {
  const predicates: Predicate<TContext>[] = [];
  const alarms: ((observation: TObservation) => boolean)[] = [];
  const predicate = (property: string, test: (state: State<TContext>) => boolean) =>
    predicates.push({ property, test }) - 1;
  const checkOf = (property: Property<TContext, TObservation>): Check => {
    switch (property.kind) {
      case 'never':
        return { kind: 'never', when: predicate(property.name, property.when) };
      case 'observed':
        return { kind: 'observed', alarm: alarms.push(property.when) - 1 };
      case 'deadlock':
        return {
          kind: 'deadlock',
          at: property.at === undefined ? null : predicate(property.name, property.at),
        };
      case 'way-back':
        return {
          kind: 'way-back',
          home: predicate(property.name, property.home),
          from: predicate(property.name, property.from),
        };
    }
  };
  return { checks: properties.map(checkOf), predicates, alarms };
}
