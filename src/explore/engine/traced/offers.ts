import { Bundles } from './bundles.ts';
import { type DecisionTrees, leafOf } from './decision-tree.ts';
import { Taken } from './taken.ts';

/** Events that are offered together. */
interface Offer {
  /** Pairs of an event's number and its tree. */
  readonly events: Int32Array;
  /** `null`: it has not been made often enough to be worth tables. */
  bundles: Bundles | null;
  /** How often it was made without. */
  uses: number;
}

/** What is offered in states, and what is taken there. */
export class Offers {
  readonly #trees: DecisionTrees;
  readonly #offers: Offer[] = [];
  /** By the events of an offer: its number. */
  readonly #numbers = new Map<string, number>();
  readonly #taken = new Taken();
  /** How many of them have bundles. */
  #bundled = 0;

  /** @param trees of the events; their leaves are outcomes, of which 0 is "not taken" */
  constructor(trees: DecisionTrees) {
    this.#trees = trees;
  }

  /**
   * @param events pairs of an event's number and its tree
   * @returns the number of the offer; equal ones have the same
   */
  add(events: readonly number[]): number {
    const key = events.join();
    const number = this.#numbers.get(key) ?? this.#offers.length;
    if (number === this.#offers.length) {
      this.#offers.push({ events: Int32Array.from(events), bundles: null, uses: 0 });
      this.#numbers.set(key, number);
    }
    return number;
  }

  /** The numbers of the events of an offer. */
  events(offer: number): number[] {
    return [...this.#offers[offer].events].filter((_, place) => place % 2 === 0);
  }

  /**
   * What is taken in the state whose packed row is at `base`.
   *
   * @param number an offer, or what stands for one that is not known yet
   * @returns `null` where the tree of some event has no path for it yet; it is overwritten by the next call
   */
  taken(number: number, words: Int32Array, base: number): Taken | null {
    const offer: Offer | undefined = this.#offers[number];
    if (offer === undefined) return null;
    if (offer.bundles === null || offer.bundles.isStale) this.#bundle(offer);
    const taken = this.#taken;
    const isKnown = offer.bundles?.find(words, base, taken) ?? this.#ask(offer.events, words, base);
    return isKnown ? taken : null;
  }

  #bundle(offer: Offer): void {
    if (offer.bundles !== null) {
      offer.bundles = null;
      offer.uses = 0;
      this.#bundled--;
    }
    if (++offer.uses <= USES * (this.#bundled + 1)) return;
    offer.bundles = new Bundles(offer.events, this.#trees);
    this.#bundled++;
  }

  /** Asks the tree of each event. */
  #ask(events: Int32Array, words: Int32Array, base: number): boolean {
    this.#taken.end = 0;
    for (let place = 0; place < events.length; place += 2) {
      const outcome = leafOf(this.#trees, events[place + 1], words, base);
      if (outcome < 0) return false;
      if (outcome > 0) this.#taken.add(events[place], outcome);
    }
    return true;
  }
}

/**
 * An offer that has been made so often gets tables; where there are others that have some already, it takes as many
 * times that, so that all tables together stay small beside the states.
 */
const USES = 64;
