import { Signal } from '../../run/signal.ts';

/** What of a context has no fixed shape. */
export interface Coarseness {
  /** The paths of records and arrays that are leaves, each as a whole. */
  readonly wholes: ReadonlySet<string>;
  /** The keys at the top that come and go. */
  readonly optional: ReadonlySet<string>;
}

export const FIXED: Coarseness = { wholes: new Set(), optional: new Set() };

/** A context does not fit the layout: the walk has to begin anew, with one that is coarser in this. */
export class Coarser extends Signal {
  readonly #kind: keyof Coarseness;
  readonly #what: string;

  constructor(kind: keyof Coarseness, what: string) {
    super(`${what} has no fixed shape.`);
    this.#kind = kind;
    this.#what = what;
  }

  /** Also this. */
  beside(known: Coarseness): Coarseness {
    return { ...known, [this.#kind]: new Set([...known[this.#kind], this.#what]) };
  }
}
