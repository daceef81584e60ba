/** How much of something was visited. */
export interface Cover {
  readonly visited: number;
  readonly possible: number;
  /** The names of what was never visited, in the order of the chart. */
  readonly missing: readonly string[];
}

/** What can be visited, by name, and what has been. */
export class Tally {
  readonly #names: string[] = [];
  readonly #missing = new Set<number>();

  /** @returns what to call at each visit */
  add(name: string): () => void {
    const place = this.#names.push(name) - 1;
    this.#missing.add(place);
    return () => {
      this.#missing.delete(place);
    };
  }

  get cover(): Cover {
    const missing = this.#names.filter((_, place) => this.#missing.has(place));
    const possible = this.#names.length;
    return { visited: possible - missing.length, possible, missing };
  }
}
