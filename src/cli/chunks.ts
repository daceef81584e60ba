import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { missingFile } from '../scenario/file-text.ts';
import type { Terminal } from './terminal.ts';

/**
 * The bytes of a log as they come, until its end or until the signal.
 *
 * @param log a file or a pipe; `-`: standard input
 * @throws ProblemError where it cannot be read
 */
export async function* chunksOf(
  terminal: Terminal,
  log: string,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const stream = log === '-' ? (terminal.input?.stream ?? Readable.from([])) : opened(log);
  // A race of each chunk against one promise of the signal's would keep them all.
  const stop = () => {
    if (stream instanceof Readable) stream.destroy();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const chunk of stream) {
      if (signal.aborted) return;
      yield Buffer.from(chunk);
    }
  } catch (error) {
    if (!signal.aborted) throw unreadable(log, error);
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}

function opened(file: string): Readable {
  try {
    if (statSync(file).isDirectory()) {
      throw problem(file, 'folder', 'this is a folder', 'a kernel log');
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  return createReadStream(file);
}

function unreadable(file: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  if (error.code === 'ENOENT') return missingFile(file);
  return problem(file, 'unreadable', `the file cannot be read (${String(error.code)})`);
}

function problem(file: string, code: string, what: string, expected?: string): ProblemError {
  const mistake = expected === undefined ? { code, what } : { code, what, expected };
  return new ProblemError([toProblem(mistake, { file })]);
}

/** A log that says nothing of livepatches. */
export function noLivepatchLine(log: string, lines: number): ProblemError {
  return problem(
    log === '-' ? 'standard input' : log,
    'no-livepatch-line',
    lines === 0 ? 'the log is empty' : `none of its ${lines} lines is about livepatches`,
    'a kernel log with lines such as "livepatch: enabling patch \'P\'"',
  );
}
