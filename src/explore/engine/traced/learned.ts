import type { EventObject } from 'xstate';
import { FailedEvent, messageOf } from '../../machine/machine-steps.ts';
import type { SeenState } from '../../machine/state.ts';
import { Signal } from '../../run/signal.ts';
import { type Journal, KINDS } from '../crew/journal.ts';
import { asked } from '../predicate.ts';
import type { Packing, Row } from '../rows/packing.ts';
import { Untraceable } from '../rows/untraceable.ts';
import type { SpaceOptions } from '../space.ts';
import { DecisionTrees, leafOf } from './decision-tree.ts';
import { Offers } from './offers.ts';
import { Outcomes } from './outcomes.ts';
import type { Taken } from './taken.ts';
import type { TracedMachine } from './traced-machine.ts';
import { refuseTracing } from './tracing-context.ts';

/**
 * What is known about the machine, the properties and the list of events: a decision tree for each event, for each
 * predicate, and for what is offered. Where a tree has no path for a row yet, the function in question is run,
 * and the path is kept.
 */
export class Learned<TContext, TEvent extends EventObject, TObservation> {
  readonly outcomes: Outcomes;
  readonly machine: TracedMachine<TContext, TObservation>;
  /** Of the predicates, and of what is offered. */
  readonly #questions: DecisionTrees;
  readonly #trees: DecisionTrees;
  /** By the number of an event: its tree. */
  readonly #roots: number[] = [];
  readonly #options: SpaceOptions<TContext, TEvent, TObservation>;
  /** By the number of an event: the leaves of its tree. */
  readonly #paths: number[] = [];
  readonly #predicates: readonly number[];
  /** The tree of what is offered; its leaves are offers. The first of them is made everywhere, where it is fixed. */
  readonly #offer: number;
  readonly #offers: Offers;
  /** `null`: it is for nobody else. */
  readonly #journal: Journal | null;

  constructor(
    options: SpaceOptions<TContext, TEvent, TObservation>,
    machine: TracedMachine<TContext, TObservation>,
    packing: Packing,
    keepsObservations: boolean,
    journal: Journal | null,
  ) {
    this.#journal = journal;
    this.#questions = new DecisionTrees(packing);
    this.#trees = new DecisionTrees(packing);
    this.#offers = new Offers(this.#trees);
    this.#options = options;
    this.machine = machine;
    this.outcomes = new Outcomes(keepsObservations);
    this.#predicates = options.predicates.map(() => this.#questions.plant());
    this.#offer = this.#questions.plant();
    if (options.events.fixed !== null) this.#addOffer(options.events.fixed);
  }

  /** The paths of each event's tree, by the number of the event. */
  get paths(): readonly number[] {
    return this.#paths;
  }

  /** To be called before packed rows are looked at: there may be new outcomes, or another packing. */
  fit(packing: Packing): void {
    this.#questions.packing = packing;
    this.#trees.packing = packing;
    this.outcomes.pack(packing);
  }

  /**
   * @returns what is taken in the state whose packed row is at `base`, until the next call; `null` where the machine has
   *   to be run
   */
  taken(words: Int32Array, base: number): Taken | null {
    const isFixed = this.#options.events.fixed !== null;
    const offer = isFixed ? 0 : leafOf(this.#questions, this.#offer, words, base);
    return this.#offers.taken(offer, words, base);
  }

  /** @returns whether the predicate holds in the state whose packed row is at `base`; `null`: it has to be asked */
  held(predicate: number, words: Int32Array, base: number): boolean | null {
    const leaf = leafOf(this.#questions, this.#predicates[predicate], words, base);
    return leaf < 0 ? null : leaf === 1;
  }

  /** @returns the outcomes of all events that are offered in the state. */
  outcomesOf(row: Row): { readonly event: number; readonly outcome: number }[] {
    const known = this.#options.events.fixed === null ? this.#questions.find(this.#offer, row) : 0;
    const offer = known < 0 ? this.#learnOffer(row) : known;
    return this.#offers.events(offer).map(event => ({ event, outcome: this.outcome(event, row) }));
  }

  /** @returns the outcome of an event in the state. */
  outcome(event: number, row: Row): number {
    const outcome = this.#trees.find(this.#roots[event], row);
    return outcome < 0 ? this.#learn(event, row) : outcome;
  }

  holds(predicate: number, row: Row): boolean {
    const tree = this.#predicates[predicate];
    const leaf = this.#questions.find(tree, row);
    return (leaf < 0 ? this.#learnPredicate(tree, predicate, row) : leaf) === 1;
  }

  /** Runs the machine, keeps what it did, and returns the outcome. */
  #learn(number: number, row: Row): number {
    const { events, isTransition, alarms } = this.#options;
    const event = events.at(number);
    try {
      const effect = this.machine.step(event, row);
      let outcome = 0;
      if (effect !== null && isTransition(event, effect.observations)) {
        const { writes, observations } = effect;
        const set = [...alarms.entries()].flatMap(([alarm, when]) =>
          observations.some(when) ? [alarm] : [],
        );
        const { size } = this.outcomes;
        outcome = this.outcomes.add(writes, observations, set);
        if (outcome === size)
          this.#journal?.add(set.length > 0 ? KINDS.alarmedOutcome : KINDS.outcome, writes);
      }
      events.refuseChanged(number);
      this.#keep(this.#trees, this.#roots[number], row, outcome);
      this.#journal?.add(KINDS.path, [this.#roots[number], outcome, ...this.#looksAt(row)]);
      this.#paths[number]++;
      return outcome;
    } catch (error) {
      if (error instanceof Signal) throw error;
      this.#refuseBlame(error, () => this.machine.untraced.step(event, row));
      throw new FailedEvent(error, event, this.machine.rows.describe(row));
    }
  }

  #learnPredicate(tree: number, predicate: number, row: Row): number {
    const found = this.#options.predicates[predicate];
    if (found === undefined) throw new RangeError(`There is no predicate ${predicate}.`);
    const holds = asked(
      found.property,
      () => `in state ${this.machine.rows.describe(row)}`,
      () => this.#lookedAt(row, PROPERTY, found.test),
    );
    this.#keep(this.#questions, tree, row, holds ? 1 : 0);
    return holds ? 1 : 0;
  }

  #learnOffer(row: Row): number {
    const offer = this.#addOffer(
      this.#lookedAt(row, OFFER, state =>
        this.#options.events.offered(
          state,
          () => this.machine.rows.describe(row),
          event => refuseTracing('An event', event),
        ),
      ),
    );
    this.#keep(this.#questions, this.#offer, row, offer);
    this.#journal?.add(KINDS.offered, [offer, ...this.#looksAt(row)]);
    return offer;
  }

  /** @throws Untraceable where only tracing makes the function fail */
  #lookedAt<T>(row: Row, readOnly: string, ask: (state: SeenState<TContext>) => T): T {
    try {
      return this.machine.look(row, readOnly, ask);
    } catch (error) {
      if (!(error instanceof Signal)) this.#refuseBlame(error, () => this.machine.untraced.look(row, ask));
      throw error;
    }
  }

  /** @throws Untraceable where what has failed while it was traced does not fail otherwise */
  #refuseBlame(error: unknown, plainly: () => unknown): void {
    if (!this.machine.untraced.goesWell(plainly)) return;
    throw new Untraceable(`Tracing makes it fail: ${messageOf(error)}`);
  }

  #addOffer(events: readonly number[]): number {
    while (this.#roots.length < this.#options.events.all.length) {
      this.#roots.push(this.#trees.plant());
      this.#journal?.add(KINDS.tree, []);
      this.#paths.push(0);
    }
    const pairs = events.flatMap(event => [event, this.#roots[event]]);
    this.#journal?.add(KINDS.offer, pairs);
    return this.#offers.add(pairs);
  }

  /** Of the last run, pairs of slot and value. */
  #looksAt(row: Row): number[] {
    return this.machine.rows.trace.reads.flatMap(slot => [slot, row[slot]]);
  }

  #keep(trees: DecisionTrees, tree: number, row: Row, leaf: number): void {
    const { reads } = this.machine.rows.trace;
    const parted = trees.insert(tree, reads, row, leaf);
    if (parted === null) return;
    throw this.machine.rows.contradiction(reads.slice(0, parted));
  }
}

const PROPERTY = 'a property must not change the state';
const OFFER = 'the list of events must not change the state';
