import { type Page, pageFor } from '../show/text/page.ts';
import { printable } from './printable.ts';

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

/** The process's own terminal. What is written has no characters that a terminal obeys, colours aside. */
export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const hasColour = () => isColoured(stdout.isTTY, env);
  return {
    out: text => stdout.write(printable(text, hasColour())),
    err: text => stderr.write(printable(text, false)),
    // As wide as the terminal is now.
    get page() {
      return pageFor(stdout.isTTY ? stdout.columns : undefined, hasColour());
    },
    // Standard input is not opened before somebody asks for it.
    get input() {
      return { stream: process.stdin, screen: process.stdin.isTTY && stdout.isTTY ? stdout : null };
    },
    isWatched: stderr.isTTY === true,
  };
}

/**
 * Only on a terminal, or where FORCE_COLOR asks for it, and never where NO_COLOR is set (no-color.org).
 *
 * @param isTTY `undefined` in a pipe, where Node leaves it out
 */
export function isColoured(isTTY: boolean | undefined, env: NodeJS.ProcessEnv): boolean {
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0';
  return isTTY === true && env['TERM'] !== 'dumb';
}
