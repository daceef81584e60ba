import { setImmediate } from 'node:timers/promises';

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
    await setImmediate();
    this.#resumed = performance.now();
  }
}
