import type { EventObject } from 'xstate';
import { canonicalJson } from './canonical-json.ts';
import type { Graph } from './graph.ts';
import { Layout } from './layout.ts';
import { type MachineSteps, type Snapshot, type Step, wrapped } from './machine-steps.ts';
import type { Space, SpaceOptions } from './space.ts';

interface Found {
  readonly snapshot: Snapshot;
  readonly parent: number;
  readonly event: number;
}

/** The reference: states in a Map, every step by XState's own `transition()`. Slow, and plainly right. */
export class PlainSpace<TContext, TEvent extends EventObject, TObservation> implements Space {
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

  expand(state: number, most: number, graph: Graph | null): number {
    const { alarms, events, onAlarm } = this.#options;
    let transitions = 0;
    for (const [number, event] of events.entries()) {
      const taken = this.#take(state, event);
      if (taken === null) continue;
      transitions++;
      for (const [alarm, when] of alarms.entries()) {
        if (taken.observations.some(when)) onAlarm(alarm, state, number);
      }
      const target = this.#add({ snapshot: taken.snapshot, parent: state, event: number });
      graph?.add(target);
      if (this.size >= most) break;
    }
    return transitions;
  }

  stuck(state: number): boolean {
    return this.#options.events.every(event => this.#take(state, event) === null);
  }

  holds(predicate: number, state: number): boolean {
    const { value, context } = this.#snapshot(state);
    return this.#options.predicates[predicate]?.test({ value, context }) ?? false;
  }

  parent(state: number): number {
    return this.#found[state]?.parent ?? -1;
  }

  event(state: number): number {
    return this.#found[state]?.event ?? 0;
  }

  #snapshot(state: number): Snapshot {
    const found = this.#found[state];
    if (found === undefined) throw new RangeError(`There is no state ${state}.`);
    return found.snapshot;
  }

  /** The step that an event makes, or `null` where it makes none that counts. */
  #take(state: number, event: TEvent): Step<TObservation> | null {
    const snapshot = this.#snapshot(state);
    try {
      if (!this.#steps.accepts(snapshot, event)) return null;
      const step = this.#steps.step(snapshot, event);
      if (!this.#options.counts(event, step.observations)) return null;
      // Only to refuse what the traced engine refuses.
      this.#layout.flatten(step.snapshot.context);
      return step;
    } catch (error) {
      throw wrapped(error, event, canonicalJson({ value: snapshot.value, context: snapshot.context }));
    }
  }

  #add(found: Found): number {
    const { value, context } = found.snapshot;
    const key = canonicalJson([value, context]);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const state = this.#found.push(found) - 1;
    this.#numbers.set(key, state);
    return state;
  }
}
