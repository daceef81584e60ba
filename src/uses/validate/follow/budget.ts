/** How many events may still be tried: what takes time is asking the model what an event does. */
export class Budget {
  #left = Number.POSITIVE_INFINITY;

  get isSpent(): boolean {
    return this.#left <= 0;
  }

  spend(): void {
    this.#left--;
  }

  /** Runs with no more than so many, and with no more than are left. */
  within<T>(most: number, run: () => T): T {
    const before = this.#left;
    const granted = Math.min(most, before);
    this.#left = granted;
    try {
      return run();
    } finally {
      this.#left += before - granted;
    }
  }
}
