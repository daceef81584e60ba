import { count } from '../show/text/count.ts';
import type { SeenStep } from '../uses/validate/follower.ts';
import type { Terminal } from './terminal.ts';

/** Of a log that is there at once the report tells it, in milliseconds. */
const QUIET = 300;
/** What came together is told up to so many steps; those before them are counted. */
const MOST = 20;

/** Tells on standard error what a log shows as it comes, wherever it pauses. */
export class LiveSteps {
  readonly #terminal: Terminal;
  #held: SeenStep[] = [];
  #more = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  add(step: SeenStep): void {
    this.#held.push(step);
    if (this.#held.length > MOST) {
      this.#held.shift();
      this.#more++;
    }
  }

  /** More has come, or may: it is told when nothing has come for a while. */
  wait(): void {
    this.end();
    if (this.#held.length > 0) this.#timer = setTimeout(() => this.#tell(), QUIET);
  }

  /** The report will tell the rest. */
  end(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #tell(): void {
    this.#timer = null;
    if (this.#more > 0) this.#terminal.err(`klpwalk: ${count(this.#more, 'step')} before\n`);
    for (const step of this.#held) this.#terminal.err(`klpwalk: ${stepText(step)}\n`);
    this.#held = [];
    this.#more = 0;
  }
}

/** `line 8: disable B2, after unload A1 that nobody has seen: lost-feature is broken`. */
function stepText({ line, step, unseen, breaks }: SeenStep): string {
  return [
    `line ${line}: ${step}`,
    ...(unseen.length === 0 ? [] : [`, after ${unseen.join(', ')} (unseen)`]),
    ...(breaks.length === 0 ? [] : [`: ${breaks.join(', ')} ${breaks.length === 1 ? 'is' : 'are'} broken`]),
  ].join('');
}
