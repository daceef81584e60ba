import type { Mistake } from '../../../problem/mistake.ts';
import { toProblem } from '../../../problem/mistake.ts';
import { ProblemError } from '../../../problem/problem.ts';
import { beginsAsKernelLine, kernelLine } from './kernel-lines.ts';
import { LineSplitter, type RawLine } from './lines.ts';
import type { LogLine } from './log-line.ts';
import { callbackLine } from './module-lines.ts';
import { type Stamp, unstamped } from './stamp.ts';

/** What a log holds beside the lines that are of use. */
export interface ReadCounts {
  readonly lines: number;
  /** Lines that begin as those of kernel/livepatch and are none that klpwalk knows. */
  readonly unknown: number;
  /** The number and text of the first of them. */
  readonly firstUnknown: { readonly number: number; readonly message: string } | null;
  /** printk's own word for what it has lost, with the number of its line. */
  readonly dropped: number | null;
  /** The release that the line "Linux version" tells; `null`: there is no such line, and the beginning may be cut off. */
  readonly release: string | null;
}

/** Stamps of one processor may stand before those of another; nothing else makes them fall. */
const LEAST_FALL = { boot: 1, wall: 300 };
const HALF_A_YEAR = 180 * 86_400;

/**
 * Reads a log as it comes, in bounded memory, and gives the lines that may be of use.
 *
 * @throws ProblemError where the log is no log, or holds more than one boot
 */
export class LogReader {
  readonly #file: string;
  readonly #ownLines: ReadonlySet<string>;
  readonly #splitter = new LineSplitter();
  #last: Stamp | null = null;
  #hasBegun = false;
  #lines = 0;
  #unknown = 0;
  #firstUnknown: ReadCounts['firstUnknown'] = null;
  #dropped: number | null = null;
  #release: string | null = null;

  /**
   * @param file its name in errors
   * @param ownLines lines that modules print, and that are of use
   */
  constructor(file: string, ownLines: ReadonlySet<string>) {
    this.#file = file;
    this.#ownLines = ownLines;
  }

  /** Each line is read as it is asked for: what is wrong with a later one shows after it. */
  *push(chunk: Uint8Array): Iterable<LogLine> {
    const { lines, mistake } = this.#splitter.push(chunk);
    for (const line of lines) yield* this.#read(line);
    if (mistake !== null) this.#fail(mistake, this.#splitter.number);
  }

  *end(): Iterable<LogLine> {
    for (const line of this.#splitter.end()) yield* this.#read(line);
  }

  get counts(): ReadCounts {
    return {
      lines: this.#lines,
      unknown: this.#unknown,
      firstUnknown: this.#firstUnknown,
      dropped: this.#dropped,
      release: this.#release,
    };
  }

  #read({ number, text }: RawLine): LogLine[] {
    this.#lines = number;
    if (text.startsWith('-- ') && /^-- (Boot [0-9a-f]+|Reboot) --$/.test(text)) {
      if (this.#hasBegun) this.#anotherBoot(number, 'journalctl says so');
      return [];
    }
    const { stamp, message } = unstamped(text);
    if (message.startsWith('Linux version ')) {
      if (this.#hasBegun) this.#anotherBoot(number, 'the kernel says its version');
      this.#release = /^Linux version (\d+\.\d+)/.exec(message)?.[1] ?? null;
    }
    if (stamp !== null) this.#follow(stamp, number);
    if (message.startsWith('** ') && /^\*\* \d+ printk messages? dropped \*\*/.test(message)) {
      this.#dropped ??= number;
    }
    const kernel = kernelLine(message);
    const callback = kernel === null ? callbackLine(message) : null;
    if (stamp !== null || kernel !== null) this.#hasBegun = true;
    if (kernel === null && beginsAsKernelLine(message) && !this.#ownLines.has(message)) {
      this.#unknown++;
      this.#firstUnknown ??= { number, message };
      return [];
    }
    if (kernel === null && callback === null && !this.#ownLines.has(message)) return [];
    return [{ number, message, stamp, kernel, callback }];
  }

  /** One boot's stamps only rise. */
  #follow(stamp: Stamp, number: number): void {
    const last = this.#last;
    this.#last = stamp;
    if (last === null || last.clock !== stamp.clock) return;
    const fall = last.seconds - stamp.seconds;
    if (fall <= LEAST_FALL[stamp.clock]) return;
    // syslog leaves the year out.
    if (stamp.clock === 'wall' && fall > HALF_A_YEAR) return;
    const [from, to] = [last, stamp].map(({ seconds }) => seconds.toFixed(3));
    this.#anotherBoot(
      number,
      stamp.clock === 'boot'
        ? `the time stamps fall from ${from} to ${to}`
        : `the time falls back by ${Math.round(fall)} s`,
    );
  }

  #anotherBoot(number: number, why: string): never {
    return this.#fail(
      {
        code: 'several-boots',
        what: `another boot begins here, or another log: ${why}`,
        expected: 'one boot, in the order of its lines',
        hints: [`Cut it in two: head -n ${number - 1}, and tail -n +${number}.`],
      },
      number,
    );
  }

  #fail(mistake: Mistake, line: number): never {
    throw new ProblemError([toProblem(mistake, { file: this.#file, line })]);
  }
}
