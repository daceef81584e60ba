import { OutOfValues } from '../../run/out-of-values.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type ActorPath, isSame } from './actor-path.ts';
import type { Pending } from './awaited.ts';
import { ended as endedNow, later, withDelay, withoutDelay, type Zone } from './zone.ts';

interface Begun extends Pick<Pending, 'event' | 'from' | 'to'> {
  readonly id: string | undefined;
  /** In milliseconds. */
  readonly delay: number;
}

/** The delayed events of a step, while it is made: as XState's scheduler has them. */
export class Schedule {
  #pending: readonly Pending[];
  #zone: Zone | null;

  /** @param zone `null`: delays have no length */
  constructor(pending: readonly Pending[], zone: Zone | null) {
    this.#pending = pending;
    this.#zone = zone;
  }

  /** How long the delays may still take at any time until the next event. */
  get zone(): Zone | null {
    return this.#zone && later(this.#zone);
  }

  get pending(): readonly Pending[] {
    return this.#pending;
  }

  /**
   * XState forgets the timer that had the id, which nothing can cancel then.
   *
   * @throws OutOfValues
   */
  add({ event, from, to, id, delay }: Begun): void {
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
    this.#zone = this.#zone && withDelay(this.#zone, Math.max(0, delay));
    this.#pending = [...this.#pending, { event, from, to, id: id ?? null, isLost: false }];
  }

  /** The delay of an event is over. With the timer goes its id, whatever has it by now. */
  end(ended: Pending): void {
    const place = this.#pending.indexOf(ended);
    if (this.#zone !== null && place >= 0) this.#zone = endedNow(this.#zone, place) ?? this.#zone;
    this.#keep(pending => pending !== ended);
    if (ended.id !== null) this.#lose(ended.from, ended.id);
  }

  cancel(from: ActorPath, id: string): void {
    this.#keep(pending => pending.isLost || pending.id !== id || !isSame(pending.from, from));
  }

  /** What an actor that has ended has sent, or what is to come to it, reaches nobody. So it is of the actors in it. */
  drop(actor: ActorPath): void {
    const isIn = (path: ActorPath) => isSame(path.slice(0, actor.length), actor);
    this.#keep(({ from, to }) => !isIn(from) && !isIn(to));
  }

  #keep(isKept: (pending: Pending) => boolean): void {
    for (const [place, pending] of [...this.#pending.entries()].reverse()) {
      if (isKept(pending)) continue;
      this.#pending = this.#pending.toSpliced(place, 1);
      this.#zone = this.#zone && withoutDelay(this.#zone, place);
    }
  }

  #lose(from: ActorPath, id: string): void {
    this.#pending = this.#pending.map(pending =>
      pending.id === id && isSame(pending.from, from) ? { ...pending, isLost: true } : pending,
    );
  }
}

/** So often may one event be on its way, from and to the same actor. */
const MOST_ALIKE = 4;
