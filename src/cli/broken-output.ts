import { STATUS } from './status.ts';

/** Ends the program when nobody reads what it writes, or when it cannot be written. */
export function onBrokenOutput(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as in `klpwalk explore ... | head`.
    if (error.code === 'EPIPE') process.exit(STATUS.ok);
    process.stderr.write(`klpwalk: the result cannot be written: ${error.message}\n`);
    process.exit(STATUS.unknown);
  });
}
