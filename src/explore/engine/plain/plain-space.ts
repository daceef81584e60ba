import type { EventObject } from 'xstate';
import { refuseIncomparable } from '../../machine/comparable.ts';
import { dataText } from '../../machine/data-text.ts';
import { FailedEvent, type MachineSteps, type Snapshot, type Step } from '../../machine/machine-steps.ts';
import { restOf } from '../../machine/rest.ts';
import { seenState } from '../../machine/seen-state.ts';
import type { SeenState, State } from '../../machine/state.ts';
import { Signal } from '../../run/signal.ts';
import { asked } from '../predicate.ts';
import type { Edges, Space, SpaceOptions } from '../space.ts';

interface Found {
  readonly snapshot: Snapshot;
  readonly key: string;
  readonly parent: number;
  readonly event: number;
}

/** The reference: states in a Map, every step by XState's own `transition()`. Slow, and plainly right. */
export class PlainSpace<TContext, TEvent extends EventObject, TObservation> implements Space<TContext> {
  readonly #steps: MachineSteps<TObservation>;
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  readonly #found: Found[] = [];
  readonly #numbers = new Map<string, number>();

  /** @throws an Error when the initial context holds what cannot be compared */
  constructor(steps: MachineSteps<TObservation>, options: SpaceOptions<TContext, TEvent, TObservation>) {
    this.#steps = steps;
    this.#options = options;
    const initial = steps.initial();
    refuseIncomparable(initial.context, 'context');
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
    for (const number of this.#offered(state)) {
      const event = events.at(number);
      const taken = this.#take(state, number);
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
    return this.#offered(state).every(event => this.#take(state, event) === null);
  }

  holds(predicate: number, state: number): boolean {
    const found = this.#options.predicates[predicate];
    if (found === undefined) throw new RangeError(`There is no predicate ${predicate}.`);
    const holds = asked(
      found.property,
      () => `in state ${this.#describe(state)}`,
      () => found.test(this.#seen(state)),
    );
    this.#refuseChanged(state);
    return holds;
  }

  parent(state: number): number {
    return this.#at(state).parent;
  }

  event(state: number): number {
    return this.#at(state).event;
  }

  state(state: number): State<TContext> {
    const { snapshot } = this.#at(state);
    const { value, context } = snapshot;
    const rest = restOf(snapshot);
    return { value, context, ...(rest === '' ? {} : { rest }) };
  }

  find({ value, context, rest = '' }: State<TContext & object>): number | null {
    const key = dataText({ value, context, ...(rest === '' ? {} : { rest }) });
    return this.#numbers.get(key) ?? null;
  }

  #offered(state: number): readonly number[] {
    const { events } = this.#options;
    if (events.fixed !== null) return events.fixed;
    const offered = events.offered(this.#seen(state), () => this.#describe(state));
    this.#refuseChanged(state);
    return offered;
  }

  #seen(state: number): SeenState<TContext> {
    const { snapshot } = this.#at(state);
    return seenState(
      snapshot.context,
      () => snapshot,
      () => snapshot,
    );
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
  #take(state: number, number: number): Step<TObservation> | null {
    const { events } = this.#options;
    const event = events.at(number);
    const snapshot = this.#at(state).snapshot;
    try {
      const step = this.#steps.accepts(snapshot, event) ? this.#steps.step(snapshot, event) : null;
      const counts = step !== null && this.#options.isTransition(event, step.observations);
      events.refuseChanged(number);
      this.#refuseChanged(state);
      if (counts) refuseIncomparable(step.snapshot.context, 'context');
      return counts ? step : null;
    } catch (error) {
      if (error instanceof Signal) throw error;
      throw new FailedEvent(error, event, this.#describe(state));
    }
  }

  /** States share what they hold: what is changed in place changes in others too. */
  #refuseChanged(state: number): void {
    const { snapshot, key } = this.#at(state);
    const now = dataText(stateOf(snapshot));
    if (now === key) return;
    throw new Error(
      `The context was changed in place: state ${key} is ${now} now. Leave what a context holds as it is, and ` +
        'return something new: items: [...context.items, item], not context.items.push(item).',
    );
  }

  #add(snapshot: Snapshot, parent: number, event: number): number {
    const key = dataText(stateOf(snapshot));
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const state = this.#found.push({ snapshot, key, parent, event }) - 1;
    this.#numbers.set(key, state);
    return state;
  }
}

function stateOf(snapshot: Snapshot): State<unknown> {
  const { value, context } = snapshot;
  const rest = restOf(snapshot);
  return { value, context, ...(rest === '' ? {} : { rest }) };
}
