import type { EventObject } from 'xstate';
import { canonicalJson } from '../../machine/canonical-json.ts';
import { FailedEvent, type MachineSteps, type Snapshot, type Step } from '../../machine/machine-steps.ts';
import { restOf } from '../../machine/rest.ts';
import type { State } from '../../machine/state.ts';
import { asked } from '../predicate.ts';
import { Layout } from '../rows/layout.ts';
import type { Edges, Space, SpaceOptions } from '../space.ts';

interface Found {
  readonly snapshot: Snapshot;
  readonly parent: number;
  readonly event: number;
}

/** The reference: states in a Map, every step by XState's own `transition()`. Slow, and plainly right. */
export class PlainSpace<TContext, TEvent extends EventObject, TObservation> implements Space<TContext> {
  readonly #steps: MachineSteps<TObservation>;
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  readonly #layout: Layout;
  readonly #found: Found[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(steps: MachineSteps<TObservation>, options: SpaceOptions<TContext, TEvent, TObservation>) {
    this.#steps = steps;
    this.#options = options;
    const snapshot = steps.initial();
    this.#layout = new Layout(snapshot.context);
    this.#add({ snapshot, parent: -1, event: 0 });
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
      const target = this.#add({ snapshot: taken.snapshot, parent: state, event: number });
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
    return asked(
      found.property,
      () => `in state ${this.#describe(state)}`,
      () => found.test(this.state(state)),
    );
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

  find(state: State<TContext & object>): number | null {
    return this.#numbers.get(keyOf(state)) ?? null;
  }

  #offered(state: number): readonly number[] {
    const { events } = this.#options;
    return events.fixed ?? events.offered(this.state(state), () => this.#describe(state));
  }

  #describe(state: number): string {
    return canonicalJson(this.state(state));
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
      if (!counts) return null;
      // Only to refuse what the traced engine refuses.
      this.#layout.flatten(step.snapshot.context);
      return step;
    } catch (error) {
      throw new FailedEvent(error, event, this.#describe(state));
    }
  }

  #add(found: Found): number {
    const { value, context } = found.snapshot;
    const key = keyOf({ value, context, rest: restOf(found.snapshot) });
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const state = this.#found.push(found) - 1;
    this.#numbers.set(key, state);
    return state;
  }
}

/** Equal for equal states. */
function keyOf({ value, context, rest = '' }: State<object>): string {
  return `${canonicalJson([value, context])}${rest}`;
}
