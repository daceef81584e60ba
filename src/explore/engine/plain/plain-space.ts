import type { EventObject } from 'xstate';
import { refuseIncomparable } from '../../machine/comparable.ts';
import { FailedEvent, type MachineSteps, type Snapshot, type Step } from '../../machine/machine-steps.ts';
import { looksAt, seenState } from '../../machine/seen-state.ts';
import type { SeenState, State } from '../../machine/state.ts';
import { stateOf } from '../../machine/state-of.ts';
import { stateText } from '../../machine/state-text.ts';
import { Signal } from '../../run/signal.ts';
import { asked } from '../predicate.ts';
import type { Edges, Space, SpaceOptions } from '../space.ts';
import { refuseUnlike, View } from './view.ts';

/** A state that is run, and the text of all that is in it. */
interface Place {
  readonly snapshot: Snapshot;
  readonly key: string;
}

interface Found extends Place {
  readonly parent: number;
  readonly event: number;
}

/** The reference: states in a Map, every step by XState's own `transition()`. Slow, and plainly right. */
export class PlainSpace<TContext, TEvent extends EventObject, TObservation> implements Space<TContext> {
  readonly #steps: MachineSteps<TObservation>;
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  readonly #found: Found[] = [];
  /** By the text of a state; under a view, by those of all states that fall together. */
  readonly #numbers = new Map<string, number>();
  readonly #view: View<TContext> | null;

  /** @throws an Error when the initial context holds what cannot be compared */
  constructor(steps: MachineSteps<TObservation>, options: SpaceOptions<TContext, TEvent, TObservation>) {
    this.#steps = steps;
    this.#options = options;
    this.#view = options.view === null ? null : new View(options.view);
    const initial = steps.initial();
    this.#refuseIncomparable(initial);
    this.#add(initial, -1, 0);
  }

  get size(): number {
    return this.#found.length;
  }

  get slowSteps(): number {
    return this.#steps.count;
  }

  expand(state: number, most: number, edges: Edges | null): number {
    const { alarms, events, onAlarm } = this.#options;
    let transitions = 0;
    const place = this.#at(state);
    for (const number of this.#offered(place)) {
      const event = events.at(number);
      const taken = this.#take(place, number);
      if (taken === null) continue;
      transitions++;
      try {
        for (const [alarm, when] of alarms.entries()) {
          if (taken.observations.some(when)) onAlarm(alarm, state, number);
        }
      } catch (error) {
        throw new FailedEvent(error, event, this.#describe(state));
      }
      const target = this.#add(taken.snapshot, state, number);
      edges?.add(target, number);
      if (this.size >= most) break;
    }
    return transitions;
  }

  stuck(state: number): boolean {
    const place = this.#at(state);
    return this.#offered(place).every(event => this.#take(place, event) === null);
  }

  holds(predicate: number, state: number): boolean {
    return this.#holds(predicate, this.#at(state));
  }

  #holds(predicate: number, place: Place): boolean {
    const found = this.#options.predicates[predicate];
    if (found === undefined) throw new RangeError(`There is no predicate ${predicate}.`);
    const holds = asked(
      found.property,
      () => `in state ${place.key}`,
      () => found.test(seenIn(place)),
    );
    refuseChanged(place);
    return holds;
  }

  parent(state: number): number {
    return this.#at(state).parent;
  }

  event(state: number): number {
    return this.#at(state).event;
  }

  state(state: number): State<TContext> {
    return stateOf(this.#at(state).snapshot);
  }

  find(state: State<TContext & object>): number | null {
    return this.#numbers.get(stateText(state)) ?? null;
  }

  #offered(place: Place): readonly number[] {
    const { events } = this.#options;
    if (events.fixed !== null) return events.fixed;
    const offered = events.offered(seenIn(place), () => place.key);
    refuseChanged(place);
    return offered;
  }

  #describe(state: number): string {
    return this.#at(state).key;
  }

  #at(state: number): Found {
    const found = this.#found[state];
    if (found === undefined) throw new RangeError(`There is no state ${state}.`);
    return found;
  }

  /** The step that an event makes, or `null` where it makes none that counts. */
  #take(place: Place, number: number): Step<TObservation> | null {
    const { events } = this.#options;
    const event = events.at(number);
    const { snapshot } = place;
    try {
      const step = this.#steps.accepts(snapshot, event) ? this.#steps.step(snapshot, event) : null;
      const counts = step !== null && this.#options.isTransition(event, step.observations);
      events.refuseChanged(number);
      refuseChanged(place);
      if (counts) this.#refuseIncomparable(step.snapshot);
      return counts ? step : null;
    } catch (error) {
      if (error instanceof Signal) throw error;
      throw new FailedEvent(error, event, place.key);
    }
  }

  /** A view may leave out what cannot be compared. */
  #refuseIncomparable({ context }: Snapshot): void {
    if (this.#view === null) refuseIncomparable(context, 'context');
  }

  #add(snapshot: Snapshot, parent: number, event: number): number {
    const place = { snapshot, key: stateText(stateOf(snapshot)) };
    const known = this.#numbers.get(place.key) ?? this.#viewed(place);
    if (known !== null) return known;
    const state = this.#found.push({ ...place, parent, event }) - 1;
    this.#numbers.set(place.key, state);
    return state;
  }

  /** The state that the view takes for the same as this one; `null`: it is the first of its kind. */
  #viewed(place: Place): number | null {
    if (this.#view === null) return null;
    const known = this.#view.find(seenIn(place), place.key, this.size);
    if (known !== null) this.#compare(this.#view, place);
    return known;
  }

  /** Holds states that the view takes for others against these, and goes on from them for a while. */
  #compare(view: View<TContext>, first: Place): void {
    const queue = [first];
    for (const place of queue) {
      const known = view.known(seenIn(place), place.key);
      if (known === null || this.#numbers.has(place.key)) continue;
      if (!view.isToCheck(place === first)) return;
      this.#numbers.set(place.key, known);
      const { ways, targets } = this.#ways(view, place);
      refuseUnlike(this.#at(known), place, this.#ways(view, this.#at(known)).ways, ways);
      queue.push(...targets);
    }
  }

  /** What can happen in a state, and what is said of it, as the view has it. */
  #ways(view: View<TContext>, place: Place): { readonly ways: readonly string[]; readonly targets: Place[] } {
    const { alarms, events, predicates } = this.#options;
    const ways: string[] = [];
    const targets: Place[] = [];
    for (const number of this.#offered(place)) {
      const step = this.#take(place, number);
      if (step === null) continue;
      const target = { snapshot: step.snapshot, key: stateText(stateOf(step.snapshot)) };
      const set = alarms.flatMap((when, alarm) => (step.observations.some(when) ? [alarm] : []));
      const shown = `${events.at(number).type} leads to ${view.keyOf(seenIn(target), target.key)}`;
      ways.push(set.length === 0 ? shown : `${shown} with alarms ${set}`);
      targets.push(target);
    }
    const holding = predicates.filter((_, predicate) => this.#holds(predicate, place));
    ways.push(...holding.map(({ property }) => `the property "${property}" says yes`));
    return { ways, targets };
  }
}

/** States share what they hold: what is changed in place changes in others too. */
function refuseChanged({ snapshot, key }: Place): void {
  const now = stateText(stateOf(snapshot));
  if (now === key) return;
  throw new Error(
    `The context was changed in place: state ${key} is ${now} now. Leave what a context holds as it is, and ` +
      'return something new: items: [...context.items, item], not context.items.push(item).',
  );
}

function seenIn<TContext>({ snapshot }: Place): SeenState<TContext> {
  return seenState(snapshot.context, looksAt(snapshot));
}
