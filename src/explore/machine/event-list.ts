import { Signal } from '../run/signal.ts';
import { dataText } from './data-text.ts';
import { expected, refuseUnlessEvent } from './expected.ts';
import { messageOf } from './machine-steps.ts';
import type { SeenState } from './state.ts';

/** The events that may be sent: always the same, or those that a function lists for a state. */
export type Events<TContext, TEvent, TState = SeenState<TContext>> =
  | readonly TEvent[]
  | ((state: TState) => readonly TEvent[]);

/** The events of a walk, each under a number, in the order in which they are listed first. Equal ones are one event. */
export class EventList<TContext, TEvent> {
  /** What is offered in every state, as numbers; `null`: that depends on the state. */
  readonly fixed: readonly number[] | null;
  /** Those that are sent in every state. */
  readonly #listed: readonly number[];
  readonly #around: ((rest: string) => readonly TEvent[]) | null;
  readonly #source: ((state: SeenState<TContext>) => readonly TEvent[]) | null;
  readonly #onNew: (event: TEvent) => void;
  readonly #all: TEvent[] = [];
  /** By number: what the event was when it was listed. */
  readonly #texts: string[] = [];
  /** By number: a copy, where all that is in it are texts, numbers and the like. */
  readonly #copies: (ReadonlyMap<PropertyKey, unknown> | null)[] = [];
  readonly #numbers = new Map<string, number>();

  /**
   * @param onNew called for each event that joins the list
   * @param around lists what may come from around the machine in a state with this rest; `null`: nothing does
   * @throws an Error when there are more than 65,536
   */
  constructor(
    events: Events<TContext, TEvent>,
    onNew: (event: TEvent) => void,
    around: ((rest: string) => readonly TEvent[]) | null = null,
  ) {
    this.#onNew = onNew;
    this.#source = typeof events === 'function' ? events : null;
    this.#around = around;
    this.#listed = typeof events === 'function' ? [] : this.#numbersOf(events);
    this.fixed = typeof events === 'function' || around !== null ? null : this.#listed;
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
   * The numbers of what is offered in a state, in the order given; what comes from around the machine is last.
   *
   * @param shown the state, for the error
   * @param check throws when an event cannot be kept
   * @throws an Error when the function has thrown, or `check` has
   */
  offered(
    state: SeenState<TContext>,
    shown: () => string,
    check: (event: TEvent) => void = () => {},
  ): readonly number[] {
    const sent = this.#sent(state, shown, check);
    if (this.#around === null) return sent;
    return [...new Set([...sent, ...this.#numbersOf(this.#around(state.rest ?? ''))])];
  }

  #sent(state: SeenState<TContext>, shown: () => string, check: (event: TEvent) => void): readonly number[] {
    if (this.#source === null) return this.#listed;
    try {
      const events: readonly TEvent[] = this.#source(state);
      if (!Array.isArray(events)) throw expected('events', 'a list of events', events);
      for (const [place, event] of events.entries()) {
        refuseUnlessEvent(`events[${place}]`, event);
        check(event);
      }
      return this.#numbersOf(events);
    } catch (error) {
      if (error instanceof Signal) throw error;
      throw new Error(`Events could not be listed in state ${shown()}: ${messageOf(error)}`, {
        cause: error,
      });
    }
  }

  /**
   * To be called when the machine has run on an event, which later steps will be given again.
   *
   * @throws an Error when it is not what it was
   */
  refuseChanged(number: number): void {
    const event = this.at(number);
    if (isAsListed(event, this.#copies[number])) return;
    const now = dataText(event);
    if (now === this.#texts[number]) return;
    throw new Error(
      `The machine has changed the event: it was ${this.#texts[number]}, and is ${now}. Later steps take it again: ` +
        'guards and actions must leave it as it is.',
    );
  }

  #numbersOf(events: readonly TEvent[]): readonly number[] {
    return [...new Set(events.map(event => this.#number(event)))];
  }

  #number(event: TEvent): number {
    const text = dataText(event);
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (this.#all.length === MOST_EVENTS) {
      throw new Error(`There are more than ${MOST_EVENTS.toLocaleString('en')} events.`);
    }
    this.#onNew(event);
    const number = this.#all.push(event) - 1;
    this.#texts.push(text);
    this.#copies.push(copyOf(event));
    this.#numbers.set(text, number);
    return number;
  }
}

function copyOf(event: unknown): ReadonlyMap<PropertyKey, unknown> | null {
  if (typeof event !== 'object' || event === null) return null;
  const members = Reflect.ownKeys(event).map((key): [PropertyKey, unknown] => [key, Reflect.get(event, key)]);
  const isFlat = members.every(([, value]) => typeof value !== 'object' && typeof value !== 'function');
  return isFlat ? new Map(members) : null;
}

/** Whether it is as its copy; a text of it takes longer. */
function isAsListed(event: unknown, copy: ReadonlyMap<PropertyKey, unknown> | null | undefined): boolean {
  if (copy === null || copy === undefined || typeof event !== 'object' || event === null) return false;
  const keys = Reflect.ownKeys(event);
  return keys.length === copy.size && keys.every(key => Object.is(Reflect.get(event, key), copy.get(key)));
}

const MOST_EVENTS = 65_536;
