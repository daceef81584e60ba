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
/** round_jiffies_relative(HZ) takes up to a quarter of a second off the first attempt; and a clock has its grain. */
const EARLIEST = ATTEMPTS - 0.25 - 0.5;
/** It may add three quarters; and no machine is quite idle. */
const LATEST = ATTEMPTS + 0.75 + 1.25;
const TIMED = { boot: 0, wall: 1 };

/** Looks at the lines of transitions, one after the other. */
export class TransitionClock {
  readonly #found: Timing[] = [];
  #started: Stamp | null = null;
  #isSignaled = false;

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
        if (seconds < EARLIEST - this.#grain) this.#found.push({ kind: 'early', line: number, seconds });
        if (seconds > LATEST + this.#grain) this.#found.push({ kind: 'late', line: number, seconds });
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
    if (seconds === null || this.#isSignaled || seconds <= LATEST + this.#grain) return;
    this.#found.push({ kind: 'unsignaled', line, seconds });
  }

  #since(stamp: Stamp | null): number | null {
    if (this.#started === null || stamp?.clock !== this.#started.clock) return null;
    return stamp.seconds - this.#started.seconds;
  }

  get #grain(): number {
    return TIMED[this.#started?.clock ?? 'boot'];
  }
}
