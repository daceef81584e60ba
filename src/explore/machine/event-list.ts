import { canonicalJson } from './canonical-json.ts';
import { messageOf } from './machine-steps.ts';
import type { State } from './state.ts';

/** The events that may be sent: always the same, or those that a function lists for a state. */
export type Events<TContext, TEvent> = readonly TEvent[] | ((state: State<TContext>) => readonly TEvent[]);

/** The events of a walk, each under a number: its place in the list. */
export class EventList<TContext, TEvent> {
  /** What is offered in every state, as numbers; `null`: that depends on the state. */
  readonly fixed: readonly number[] | null;
  readonly #source: ((state: State<TContext>) => readonly TEvent[]) | null;
  readonly #onNew: (event: TEvent) => void;
  readonly #all: TEvent[] = [];
  readonly #numbers = new Map<string, number>();

  /**
   * @param onNew called for each event that joins the list
   * @throws an Error when there are more than 65,536
   */
  constructor(events: Events<TContext, TEvent>, onNew: (event: TEvent) => void) {
    this.#onNew = onNew;
    this.#source = typeof events === 'function' ? events : null;
    this.fixed = typeof events === 'function' ? null : events.map(event => this.#add(event));
  }

  /** Those known so far, by number. */
  get all(): readonly TEvent[] {
    return this.#all;
  }

  at(number: number): TEvent {
    const event = this.#all[number];
    if (event === undefined) throw new RangeError(`There is no event ${number}.`);
    return event;
  }

  /**
   * The numbers of what is offered in a state, in the order given; equal events count once where a function lists
   * them.
   *
   * @param shown the state, for the error
   * @param check throws when an event cannot be kept
   * @throws an Error when the function has thrown, or `check` has
   */
  offered(
    state: State<TContext>,
    shown: () => string,
    check: (event: TEvent) => void = () => {},
  ): readonly number[] {
    if (this.#source === null) return this.fixed ?? [];
    try {
      const numbers = this.#source(state).map(event => {
        check(event);
        return this.#number(event);
      });
      return [...new Set(numbers)];
    } catch (error) {
      throw new Error(`Events could not be listed in state ${shown()}: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }

  #number(event: TEvent): number {
    const key = canonicalJson(event);
    const number = this.#numbers.get(key) ?? this.#add(event);
    this.#numbers.set(key, number);
    return number;
  }

  #add(event: TEvent): number {
    if (this.#all.length === MOST_EVENTS) {
      throw new Error(`There are more than ${MOST_EVENTS.toLocaleString('en')} events.`);
    }
    this.#onNew(event);
    return this.#all.push(event) - 1;
  }
}

const MOST_EVENTS = 65_536;
