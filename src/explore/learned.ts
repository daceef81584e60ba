import type { EventObject } from 'xstate';
import { DecisionTrees } from './decision-tree.ts';
import { wrapped } from './machine-steps.ts';
import { OutOfMemory } from './memory.ts';
import { Outcomes } from './outcomes.ts';
import { asked } from './property.ts';
import type { Row } from './row-store.ts';
import type { SpaceOptions } from './space.ts';
import type { TracedMachine } from './traced-machine.ts';

/**
 * What is known about the machine, the properties and the list of events: a decision tree for each event, for each
 * predicate, and for what is offered. Where a tree has no path for a row yet, the function in question is run,
 * and the path is kept.
 */
export class Learned<TContext, TEvent extends EventObject, TObservation> {
  readonly outcomes: Outcomes;
  readonly machine: TracedMachine<TContext, TObservation>;
  readonly trees = new DecisionTrees();
  /** By the number of an event: its tree. */
  readonly #roots: number[] = [];
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  /** By the number of an event: the leaves of its tree. */
  readonly #paths: number[] = [];
  readonly #predicates: readonly number[];
  readonly #offer: number;
  /** By the leaf of the tree of offers; the first one where the offer is fixed. */
  readonly #offers: Int32Array[] = [];

  constructor(
    options: SpaceOptions<TContext, TEvent, TObservation>,
    machine: TracedMachine<TContext, TObservation>,
    keepsObservations: boolean,
  ) {
    this.#options = options;
    this.machine = machine;
    this.outcomes = new Outcomes(keepsObservations);
    this.#predicates = options.predicates.map(() => this.trees.plant());
    this.#offer = this.trees.plant();
    if (options.events.fixed !== null) this.#addOffer(options.events.fixed);
  }

  /** The paths of each event's tree, by the number of the event. */
  get paths(): readonly number[] {
    return this.#paths;
  }

  /**
   * @returns pairs of an event's number and its tree, for each event that is offered in the state at `base`; `null`
   *   where they have to be listed first
   */
  offered(rows: Row, base: number): Int32Array | null {
    const leaf = this.#options.events.fixed === null ? this.trees.find(this.#offer, rows, base) : 0;
    return this.#offers[leaf] ?? null;
  }

  /** @returns the outcomes of all events that are offered in the state at `base`. Slots may have new values then. */
  outcomesOf(rows: Row, base: number): { readonly event: number; readonly outcome: number }[] {
    const offered = this.offered(rows, base) ?? this.#learnOffer(rows, base);
    const events = [...offered].filter((_, place) => place % 2 === 0);
    return events.map(event => ({ event, outcome: this.outcome(event, rows, base) }));
  }

  /** @returns the outcome of an event in the state at `base`. Slots may have new values then. */
  outcome(event: number, rows: Row, base: number): number {
    const outcome = this.trees.find(this.#roots[event] ?? 0, rows, base);
    return outcome < 0 ? this.#learn(event, rows, base) : outcome;
  }

  holds(predicate: number, rows: Row, base: number): boolean {
    const tree = this.#predicates[predicate] ?? 0;
    const leaf = this.trees.find(tree, rows, base);
    return (leaf < 0 ? this.#learnPredicate(tree, predicate, rows, base) : leaf) === 1;
  }

  /** Runs the machine, keeps what it did, and returns the outcome. */
  #learn(number: number, rows: Row, base: number): number {
    const { events, counts, alarms } = this.#options;
    const event = events.at(number);
    try {
      const effect = this.machine.step(event, rows, base);
      let outcome = 0;
      if (effect !== null && counts(event, effect.observations)) {
        const { writes, observations } = effect;
        const set = [...alarms.entries()].flatMap(([alarm, when]) =>
          observations.some(when) ? [alarm] : [],
        );
        outcome = this.outcomes.add(writes, observations, set);
      }
      this.#keep(this.#roots[number] ?? 0, rows, base, outcome);
      this.#paths[number] = (this.#paths[number] ?? 0) + 1;
      return outcome;
    } catch (error) {
      if (error instanceof OutOfMemory) throw error;
      throw wrapped(error, event, this.machine.describe(rows, base));
    }
  }

  #learnPredicate(tree: number, predicate: number, rows: Row, base: number): number {
    const found = this.#options.predicates[predicate];
    if (found === undefined) throw new RangeError(`There is no predicate ${predicate}.`);
    const holds = asked(
      found.property,
      () => `in state ${this.machine.describe(rows, base)}`,
      () => this.machine.look(rows, base, PROPERTY, found.test),
    );
    this.#keep(tree, rows, base, holds ? 1 : 0);
    return holds ? 1 : 0;
  }

  #learnOffer(rows: Row, base: number): Int32Array {
    const offer = this.#addOffer(
      this.machine.look(rows, base, OFFER, state =>
        this.#options.events.offered(state, () => this.machine.describe(rows, base)),
      ),
    );
    this.#keep(this.#offer, rows, base, this.#offers.length - 1);
    return offer;
  }

  #addOffer(events: readonly number[]): Int32Array {
    while (this.#roots.length < this.#options.events.all.length) {
      this.#roots.push(this.trees.plant());
      this.#paths.push(0);
    }
    const offer = Int32Array.from(events.flatMap(event => [event, this.#roots[event] ?? 0]));
    this.#offers.push(offer);
    return offer;
  }

  #keep(tree: number, rows: Row, base: number, leaf: number): void {
    const { reads } = this.machine.trace;
    const parted = this.trees.insert(tree, reads, rows, base, leaf);
    if (parted === null) return;
    const same = reads.slice(0, parted).map(slot => this.machine.nameOf(slot));
    throw new Error(
      `An earlier run found the same in ${same.join(', ')}, but went on differently. Guards, actions and properties ` +
        'must depend on context and event alone: no clock, no chance, no variables of their own.',
    );
  }
}

const PROPERTY = 'a property must not change the state';
const OFFER = 'the list of events must not change the state';
