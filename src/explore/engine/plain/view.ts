import { dataText } from '../../machine/data-text.ts';
import { messageOf } from '../../machine/machine-steps.ts';
import type { SeenState } from '../../machine/state.ts';

/** What of a state is compared: states of which it shows the same are one. */
export class View<TContext> {
  readonly #view: (state: SeenState<TContext>) => unknown;
  readonly #numbers = new Map<string, number>();
  #checked = 0;
  /** So many that the walk has come to since then. */
  #met = 0;
  #next = 0;

  constructor(view: (state: SeenState<TContext>) => unknown) {
    this.#view = view;
  }

  /** @throws an Error with the state where the view throws */
  keyOf(state: SeenState<TContext>, shown: string): string {
    try {
      return dataText(this.#view(state));
    } catch (error) {
      throw new Error(`The view failed in state ${shown}: ${messageOf(error)}`, { cause: error });
    }
  }

  /**
   * @param number the number that the state gets where it is the first of its kind
   * @returns `null`: it is
   */
  find(state: SeenState<TContext>, shown: string, number: number): number | null {
    const key = this.keyOf(state, shown);
    const known = this.#numbers.get(key) ?? null;
    if (known === null) this.#numbers.set(key, number);
    return known;
  }

  /** The state that was the first of its kind; `null`: none was so far. */
  known(state: SeenState<TContext>, shown: string): number | null {
    return this.#numbers.get(this.keyOf(state, shown)) ?? null;
  }

  /**
   * Many states are held against those that stand for them at first, then ever fewer.
   *
   * @param isMet whether the walk itself has come to it
   */
  isToCheck(isMet: boolean): boolean {
    if (this.#checked < CHECKED) {
      this.#checked++;
      return true;
    }
    if (!isMet || ++this.#met < this.#next) return false;
    this.#next = Math.ceil(this.#met * CHECK_GROWTH);
    return true;
  }
}

const CHECKED = 300;
const CHECK_GROWTH = 1.1;

/**
 * @param waysOfOne what can happen in the one state, and what is said of it; such of the other one
 * @throws an Error where that is not the same: then one does not stand for the other
 */
export function refuseUnlike(
  one: { readonly key: string },
  other: { readonly key: string },
  waysOfOne: readonly string[],
  waysOfOther: readonly string[],
): void {
  const left = [...waysOfOther];
  for (const way of waysOfOne) {
    const place = left.indexOf(way);
    if (place === -1) throw unlike(one, other, `only the first: ${way}`);
    left.splice(place, 1);
  }
  const [more] = left;
  if (more !== undefined) throw unlike(one, other, `only the second: ${more}`);
}

function unlike(one: { readonly key: string }, other: { readonly key: string }, what: string): Error {
  return new Error(
    `The view shows the same of state ${one.key} and of state ${other.key}, but they are not alike: ${what}. Have the view ` +
      'show what decides that.',
  );
}
