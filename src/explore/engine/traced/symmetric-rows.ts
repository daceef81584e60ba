import type { EventObject } from 'xstate';
import type { Route } from '../history.ts';
import type { Instead, Retraced } from '../retrace.ts';
import type { Row } from '../rows/packing.ts';
import type { RowStore } from '../rows/row-store.ts';
import { CanonicalRows } from '../symmetry/canonical-rows.ts';
import { RowExchange } from '../symmetry/row-exchange.ts';
import type { Symmetry } from '../symmetry/symmetry.ts';
import type { Learned } from './learned.ts';

/** A step: the number of the event, its outcome, and the row that it leads to. */
interface Step {
  readonly event: number;
  readonly outcome: number;
  readonly row: Row;
}

/** The rows of a machine in which some names may be exchanged: of those that become each other one stands for all. */
export class SymmetricRows<TContext, TEvent extends EventObject, TObservation> {
  readonly canonical: CanonicalRows;
  readonly #learned: Learned<TContext, TEvent, TObservation>;
  readonly #store: RowStore;
  readonly #exchange: RowExchange;
  /** The initial state as it is, which the canonical one may not be. */
  readonly #initial: Row;

  /** @throws an Error when the names cannot be exchanged */
  constructor(
    learned: Learned<TContext, TEvent, TObservation>,
    store: RowStore,
    symmetry: Symmetry,
    initial: Row,
  ) {
    const { exchangeable, interner } = learned.machine.rows;
    this.#learned = learned;
    this.#store = store;
    this.#initial = initial;
    this.#exchange = new RowExchange(symmetry, exchangeable, interner);
    this.canonical = new CanonicalRows(symmetry, exchangeable, interner);
  }

  /** To be called when something new was learned, before a row is made canonical. */
  refresh(): void {
    this.canonical.refresh(this.#learned.outcomes);
  }

  /**
   * Holds a state against the same state under other names, chosen by chance: what leads out of it must be the
   * same under these names, and the properties must say the same.
   *
   * @throws an Error that tells the two states when it is not
   */
  check(state: number, predicates: readonly { readonly property: string }[]): void {
    const row = this.#store.row(state);
    const renaming = this.#exchange.choose();
    const other = this.#exchange.apply(row, renaming);
    const expected = this.#steps(row).map(step => ({
      ...step,
      row: this.#exchange.apply(step.row, renaming),
    }));
    const found = this.#steps(other);
    const keys = found.map(step => this.#keyOf(step));
    for (const missing of expected) {
      const place = keys.indexOf(this.#keyOf(missing));
      if (place === -1)
        throw this.#asymmetric(other, row, `only the second leads to ${this.#shown(missing)} or its like`);
      found.splice(place, 1);
      keys.splice(place, 1);
    }
    const [more] = found;
    if (more !== undefined)
      throw this.#asymmetric(row, other, `only the second leads to ${this.#shown(more)}`);
    for (const [predicate, { property }] of predicates.entries()) {
      if (this.#learned.holds(predicate, row) === this.#learned.holds(predicate, other)) continue;
      throw this.#asymmetric(row, other, `the property "${property}" tells them apart`);
    }
  }

  /**
   * Takes a way again from the initial state itself, without exchanging names on the way.
   *
   * @returns the numbers of the events that lead the same way, and that of the other one
   * @throws an Error when there is no such way: then the names are not symmetric
   */
  retrace({ states, events }: Route, instead: Instead | null): Retraced {
    let row = this.#initial;
    const retraced: number[] = [];
    let other: number | null = null;
    for (const [place, event] of events.entries()) {
      const state = states[place];
      if (instead?.place === place) other = this.#counterpart(state, instead.event, row).event;
      const step = this.#counterpart(state, event, row);
      retraced.push(step.event);
      row = step.row;
    }
    return { events: retraced, instead: other };
  }

  /** The first step out of a row that is, but for names, what the event does in the state. */
  #counterpart(state: number, event: number, row: Row): Step {
    const { outcomes } = this.#learned;
    const here = this.#store.row(state);
    const outcome = this.#learned.outcome(event, here);
    const wanted = this.#settled(outcomes.apply(outcome, here.slice()));
    const found = this.#steps(row).find(
      step =>
        outcomes.alarms(step.outcome).join() === outcomes.alarms(outcome).join() &&
        this.#settled(step.row).join() === wanted.join(),
    );
    if (found !== undefined) return found;
    const to = this.#learned.machine.rows.describe(wanted);
    throw this.#asymmetric(row, here, `only the second leads to ${to} or its like`);
  }

  #steps(row: Row): Step[] {
    const taken = this.#learned.outcomesOf(row).filter(({ outcome }) => outcome !== 0);
    return taken.map(({ event, outcome }) => ({
      event,
      outcome,
      row: this.#learned.outcomes.apply(outcome, row.slice()),
    }));
  }

  /** A canonical copy. */
  #settled(row: Row): Row {
    const copy = row.slice();
    this.refresh();
    this.canonical.canonicalizeRow(copy);
    return copy;
  }

  /** Equal for steps that lead to the same and set off the same. */
  #keyOf({ outcome, row }: Step): string {
    return `${this.#learned.outcomes.alarms(outcome).join()} ${row.join()}`;
  }

  #shown({ outcome, row }: Step): string {
    const alarms = this.#learned.outcomes.alarms(outcome);
    return `${this.#learned.machine.rows.describe(row)}${alarms.length > 0 ? ` with alarms ${alarms.join()}` : ''}`;
  }

  #asymmetric(one: Row, other: Row, what: string): Error {
    const { machine } = this.#learned;
    return new Error(
      `The names that are said to be symmetric are not: state ${machine.rows.describe(one)} is state ` +
        `${machine.rows.describe(other)} under other names, and ${what}.`,
    );
  }
}
