const isNode = typeof setImmediate === 'function';

/** How long a stretch of work lasts, in ms: a person waits in a browser for what comes between two. */
const STRETCH = isNode ? 30 : 5;

/** Where there is no `setImmediate`: a timer would wait for up to 4 ms. */
const channel = isNode ? null : new MessageChannel();
channel?.port1.start();

function soon(resume: () => void): void {
  if (channel === null) {
    setImmediate(resume);
    return;
  }
  channel.port1.addEventListener('message', resume, { once: true });
  channel.port2.postMessage(null);
}

/** Lets timers, signals and output run now and then between stretches of uninterrupted work. */
export class Pacer {
  readonly #start = performance.now();
  #resumed = this.#start;
  /** Done in each pause, which ends when it has. */
  atPause: () => unknown = () => {};

  get seconds(): number {
    return (performance.now() - this.#start) / 1000;
  }

  /** Whether the present stretch has lasted long enough. */
  get due(): boolean {
    return performance.now() - this.#resumed > STRETCH;
  }

  async pause(): Promise<void> {
    await new Promise<void>(soon);
    // Who asks for a rest does so between two stretches.
    await this.atPause();
    this.#resumed = performance.now();
  }
}
