import type { EventObject } from 'xstate';
import { OutOfValues } from '../../run/out-of-values.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type ActorPath, isSame } from './actor-path.ts';
import type { Pending } from './awaited.ts';

/** The delayed events of a step, while it is made: as XState's scheduler has them. */
export class Schedule {
  #pending: readonly Pending[];

  constructor(pending: readonly Pending[]) {
    this.#pending = pending;
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /**
   * XState forgets the timer that had the id, which nothing can cancel then.
   *
   * @throws OutOfValues
   */
  add(event: EventObject, from: ActorPath, to: ActorPath, id: string | undefined): void {
    const text = canonicalJson(event);
    const isAlike = (other: Pending) =>
      isSame(other.from, from) && isSame(other.to, to) && canonicalJson(other.event) === text;
    if (this.#pending.filter(isAlike).length === MOST_ALIKE) {
      throw new OutOfValues(
        `The delayed event "${event.type}" has come to be on its way more than ${MOST_ALIKE} times at once. Cancel the one ` +
          'before: XState does not, even where the next has the same id.',
      );
    }
    if (id !== undefined) this.#lose(from, id);
    this.#pending = [...this.#pending, { event, from, to, id: id ?? null, isLost: false }];
  }

  /** The delay of an event is over. With the timer goes its id, whatever has it by now. */
  end(ended: Pending): void {
    this.#pending = this.#pending.filter(pending => pending !== ended);
    if (ended.id !== null) this.#lose(ended.from, ended.id);
  }

  cancel(from: ActorPath, id: string): void {
    this.#pending = this.#pending.filter(
      pending => pending.isLost || pending.id !== id || !isSame(pending.from, from),
    );
  }

  /** What an actor that has ended has sent, or what is to come to it, reaches nobody. So it is of the actors in it. */
  drop(actor: ActorPath): void {
    const isIn = (path: ActorPath) => isSame(path.slice(0, actor.length), actor);
    this.#pending = this.#pending.filter(({ from, to }) => !isIn(from) && !isIn(to));
  }

  #lose(from: ActorPath, id: string): void {
    this.#pending = this.#pending.map(pending =>
      pending.id === id && isSame(pending.from, from) ? { ...pending, isLost: true } : pending,
    );
  }
}

/** So often may one event be on its way, from and to the same actor. */
const MOST_ALIKE = 4;
