import type { Leaf } from './atom.ts';
import type { Interner } from './interner.ts';

/**
 * The values that slots have taken since they were last looked at.
 *
 * Whatever runs the machine, asks a property or exchanges names may give slots new values. Packed rows may have no
 * room for them, and names may turn up in leaves: whoever depends on the values keeps one of these, and looks at it
 * before the next row.
 */
export class NewValues {
  readonly #interner: Interner;
  #seen = 0;

  /** All values are new at first. */
  constructor(interner: Interner) {
    this.#interner = interner;
  }

  get exist(): boolean {
    return this.#interner.count !== this.#seen;
  }

  /** They are not new any more then. */
  look(): readonly Leaf[] {
    const values = this.#interner.since(this.#seen);
    this.pass();
    return values;
  }

  /** Lets them be. */
  pass(): void {
    this.#seen = this.#interner.count;
  }
}
