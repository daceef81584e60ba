import type { Space } from '../engine/space.ts';

/** The states from which a walk does not go on. */
export class Boundary {
  readonly #space: Space;
  readonly #predicate: number | null;

  /** @param predicate its place in the space; `null`: there is no boundary */
  constructor(space: Space, predicate: number | null) {
    this.#space = space;
    this.#predicate = predicate;
  }

  has(state: number): boolean {
    return this.#predicate !== null && this.#space.holds(this.#predicate, state);
  }
}
