import { type Page, pageFor } from '../show/text/page.ts';

/** Where a command writes, and for whom. */
export interface Terminal {
  /** The result. */
  readonly out: (text: string) => void;
  /** Errors, warnings, progress. */
  readonly err: (text: string) => void;
  readonly page: Page;
  /** What a command may read; left out: nothing. */
  readonly input?: Input;
  /** Whether a person watches standard error. */
  readonly isWatched: boolean;
}

interface Input {
  readonly stream: NodeJS.ReadableStream;
  /** Where a person types what is read, and sees at once what is written; `null`: it comes from a pipe or a file. */
  readonly screen: NodeJS.WritableStream | null;
}

/** The process's own terminal: colour only on one, and never where NO_COLOR is set (no-color.org). */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  return {
    out: text => stdout.write(text),
    err: text => stderr.write(text),
    // As wide as the terminal is now.
    get page() {
      const columns = stdout.isTTY ? stdout.columns : undefined;
      return pageFor(columns, stdout.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
    },
    // Standard input is not opened before somebody asks for it.
    get input() {
      return { stream: process.stdin, screen: process.stdin.isTTY && stdout.isTTY ? stdout : null };
    },
    isWatched: stderr.isTTY,
  };
}
