import type { EventObject } from 'xstate';
import { Bundles } from './bundles.ts';
import { DecisionTrees, leafOf } from './decision-tree.ts';
import { wrapped } from './machine-steps.ts';
import { OutOfMemory } from './memory.ts';
import { Outcomes } from './outcomes.ts';
import type { Packing, Row } from './packing.ts';
import { asked } from './property.ts';
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
  readonly trees: DecisionTrees;
  /** By the number of an event: its tree. */
  readonly #roots: number[] = [];
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  /** By the number of an event: the leaves of its tree. */
  readonly #paths: number[] = [];
  readonly #predicates: readonly number[];
  readonly #offer: number;
  /** By the leaf of the tree of offers; the first one where the offer is fixed: pairs of an event and its tree. */
  readonly #offers: Int32Array[] = [];
  /** In the same way. */
  readonly #bundles: Bundles[] = [];

  constructor(
    options: SpaceOptions<TContext, TEvent, TObservation>,
    machine: TracedMachine<TContext, TObservation>,
    packing: Packing,
    keepsObservations: boolean,
  ) {
    this.trees = new DecisionTrees(packing);
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

  /** To be called before packed rows are looked at: there may be new outcomes, or another packing. */
  fit(packing: Packing): void {
    this.trees.packing = packing;
    this.outcomes.pack(packing);
  }

  /**
   * @returns the events that are offered in the state whose packed row is at `base`, or `null` where they have to be
   *   listed first
   */
  offered(words: Int32Array, base: number): Bundles | null {
    const isFixed = this.#options.events.fixed !== null;
    const place = isFixed ? 0 : leafOf(this.trees, this.#offer, words, base);
    const bundles = this.#bundles[place];
    const offer = this.#offers[place];
    if (bundles === undefined || offer === undefined) return null;
    if (!bundles.isStale) return bundles;
    const fresh = new Bundles(offer, this.trees);
    this.#bundles[place] = fresh;
    return fresh;
  }

  /** @returns whether the predicate holds in the state whose packed row is at `base`; `null`: it has to be asked */
  held(predicate: number, words: Int32Array, base: number): boolean | null {
    const leaf = leafOf(this.trees, this.#predicates[predicate] ?? 0, words, base);
    return leaf < 0 ? null : leaf === 1;
  }

  /** @returns the outcomes of all events that are offered in the state. Slots may have new values then. */
  outcomesOf(row: Row): { readonly event: number; readonly outcome: number }[] {
    const offered = this.#offers[this.#offerAt(row)] ?? this.#learnOffer(row);
    const events = [...offered].filter((_, place) => place % 2 === 0);
    return events.map(event => ({ event, outcome: this.outcome(event, row) }));
  }

  /** @returns the outcome of an event in the state. Slots may have new values then. */
  outcome(event: number, row: Row): number {
    const outcome = this.trees.find(this.#roots[event] ?? 0, row);
    return outcome < 0 ? this.#learn(event, row) : outcome;
  }

  holds(predicate: number, row: Row): boolean {
    const tree = this.#predicates[predicate] ?? 0;
    const leaf = this.trees.find(tree, row);
    return (leaf < 0 ? this.#learnPredicate(tree, predicate, row) : leaf) === 1;
  }

  /** Runs the machine, keeps what it did, and returns the outcome. */
  #learn(number: number, row: Row): number {
    const { events, counts, alarms } = this.#options;
    const event = events.at(number);
    try {
      const effect = this.machine.step(event, row);
      let outcome = 0;
      if (effect !== null && counts(event, effect.observations)) {
        const { writes, observations } = effect;
        const set = [...alarms.entries()].flatMap(([alarm, when]) =>
          observations.some(when) ? [alarm] : [],
        );
        outcome = this.outcomes.add(writes, observations, set);
      }
      this.#keep(this.#roots[number] ?? 0, row, outcome);
      this.#paths[number] = (this.#paths[number] ?? 0) + 1;
      return outcome;
    } catch (error) {
      if (error instanceof OutOfMemory) throw error;
      throw wrapped(error, event, this.machine.describe(row));
    }
  }

  #learnPredicate(tree: number, predicate: number, row: Row): number {
    const found = this.#options.predicates[predicate];
    if (found === undefined) throw new RangeError(`There is no predicate ${predicate}.`);
    const holds = asked(
      found.property,
      () => `in state ${this.machine.describe(row)}`,
      () => this.machine.look(row, PROPERTY, found.test),
    );
    this.#keep(tree, row, holds ? 1 : 0);
    return holds ? 1 : 0;
  }

  #learnOffer(row: Row): Int32Array {
    const offer = this.#addOffer(
      this.machine.look(row, OFFER, state =>
        this.#options.events.offered(state, () => this.machine.describe(row)),
      ),
    );
    this.#keep(this.#offer, row, this.#offers.length - 1);
    return offer;
  }

  #addOffer(events: readonly number[]): Int32Array {
    while (this.#roots.length < this.#options.events.all.length) {
      this.#roots.push(this.trees.plant());
      this.#paths.push(0);
    }
    const offer = Int32Array.from(events.flatMap(event => [event, this.#roots[event] ?? 0]));
    this.#offers.push(offer);
    this.#bundles.push(new Bundles(offer, this.trees));
    return offer;
  }

  /** A place in the list of offers; -1 where it is not known yet. */
  #offerAt(row: Row): number {
    return this.#options.events.fixed === null ? this.trees.find(this.#offer, row) : 0;
  }

  #keep(tree: number, row: Row, leaf: number): void {
    const { reads } = this.machine.trace;
    const parted = this.trees.insert(tree, reads, row, leaf);
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
