import type { LogLine } from './log/log-line.ts';
import type { Stamp } from './log/stamp.ts';

/** What the time stamps of a transition say of the delayed work, which klpwalk lets run about once a second. */
export interface Timing {
  /**
   * `early`: signals before the kernel can have sent them; `late`: after its fifteenth attempt is due; `unsignaled`: none
   * in all that time. The last two mean that an attempt took long.
   */
  readonly kind: 'early' | 'late' | 'unsignaled';
  /** The line that tells. */
  readonly line: number;
  /** Since the transition started, or was reversed, in seconds. */
  readonly seconds: number;
}

/** SIGNALS_TIMEOUT. */
const ATTEMPTS = 15;
/** What a machine that is not idle may add, and the grain of a clock. */
const SLACK = { boot: 1.25, wall: 2.25 };

/** Looks at the lines of transitions, one after the other. */
export class TransitionClock {
  readonly #found: Timing[] = [];
  readonly #earliest: number;
  readonly #latest: number;
  #started: Stamp | null = null;
  #isSignaled = false;

  /** @param attempt how long an attempt takes, in seconds */
  constructor(attempt: number) {
    // round_jiffies_relative(HZ): an attempt begins at a full second, 0.75 to 1.75 seconds after the one before has ended.
    const apart = Math.floor(attempt + 1.75);
    const between = (ATTEMPTS - 1) * apart;
    // Load and disable make an attempt themselves; a reversal waits for the one that is armed.
    const [own, reversal] = [2 * attempt + between, attempt + ATTEMPTS * apart];
    this.#earliest = Math.min(own + 0.75, reversal) - 0.5;
    this.#latest = Math.max(own + 1.75, reversal + apart);
  }

  get found(): readonly Timing[] {
    return this.#found;
  }

  see({ kernel, stamp, number }: LogLine): void {
    switch (kernel?.name) {
      case 'starting':
        this.#end(stamp, number);
        this.#started = stamp;
        this.#isSignaled = false;
        return;
      case 'signaling': {
        const seconds = this.#since(stamp);
        this.#isSignaled = true;
        if (seconds === null) return;
        if (seconds < this.#earliest - (this.#slack - SLACK.boot))
          this.#found.push({ kind: 'early', line: number, seconds });
        if (seconds > this.#latest + this.#slack) this.#found.push({ kind: 'late', line: number, seconds });
        return;
      }
      case 'complete':
        this.#end(stamp, number);
        this.#started = null;
        return;
      default:
    }
  }

  #end(stamp: Stamp | null, line: number): void {
    const seconds = this.#since(stamp);
    if (seconds === null || this.#isSignaled || seconds <= this.#latest + this.#slack) return;
    this.#found.push({ kind: 'unsignaled', line, seconds });
  }

  #since(stamp: Stamp | null): number | null {
    if (this.#started === null || stamp?.clock !== this.#started.clock) return null;
    return stamp.seconds - this.#started.seconds;
  }

  get #slack(): number {
    return SLACK[this.#started?.clock ?? 'boot'];
  }
}
