/** A browser has no `setImmediate`, and makes a timer wait for up to 4 ms. */
const soon: (resume: () => void) => void =
  typeof setImmediate === 'function' ? setImmediate : resume => setTimeout(resume, 0);

/** Lets timers, signals and output run now and then between stretches of uninterrupted work. */
export class Pacer {
  readonly #start = performance.now();
  #resumed = this.#start;

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  /** Whether the present stretch has lasted some 30 ms. */
  get due(): boolean {
    return performance.now() - this.#resumed > 30;
  }

  async pause(): Promise<void> {
    await new Promise<void>(soon);
    this.#resumed = performance.now();
  }
}
