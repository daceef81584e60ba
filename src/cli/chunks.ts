import { createReadStream, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { missingFile } from '../scenario/read.ts';
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
  const chunks = stream[Symbol.asyncIterator]();
  const stopped = new Promise<null>(resolve => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  try {
    for (;;) {
      const next = await Promise.race([chunks.next(), stopped]);
      if (next === null || next.done === true) return;
      yield Buffer.from(next.value);
    }
  } catch (error) {
    throw unreadable(log, error);
  } finally {
    if (stream instanceof Readable) stream.destroy();
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
