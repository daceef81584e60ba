import { STATUS } from './status.ts';

/**
 * Ends the program when nobody reads its result, or when that cannot be written. Where the messages cannot be written,
 * the result still can, and the status says the rest.
 */
export function onBrokenOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>): void {
  stderr.on('error', () => {});
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough, as in `klpwalk explore ... | head`.
    if (error.code === 'EPIPE') process.exit(STATUS.ok);
    stderr.write(`klpwalk: the result cannot be written: ${error.message}\n`);
    process.exit(STATUS.unknown);
  });
}
