import { STATUS } from './status.ts';

/** What went wrong inside the program, in one line; whoever asks for a stack trace sets KLPWALK_TRACE. */
export function describe(error: unknown): string {
  if (process.env['KLPWALK_TRACE'] && error instanceof Error) return error.stack ?? error.message;
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError && /allocation failed|Invalid typed array length/.test(what)) {
    return `out of memory (${what}). Bound the walk with --max-states or --max-depth.`;
  }
  return `this should not happen, there is no verdict: ${what}. KLPWALK_TRACE=1 shows where.`;
}

/** Ends the program when nobody reads what it writes, or when it cannot be written. */
export function onBrokenOutput(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as in `klpwalk explore ... | head`.
    if (error.code === 'EPIPE') process.exit(STATUS.ok);
    process.stderr.write(`klpwalk: the result cannot be written: ${error.message}\n`);
    process.exit(STATUS.unknown);
  });
}
