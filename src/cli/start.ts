import { failureText } from '../problem/failure.ts';
import { onBrokenOutput } from './broken-output.ts';
import { run } from './program.ts';
import { STATUS } from './status.ts';
import { processTerminal } from './terminal.ts';

/** Runs the command line for this process; its exit status is set, whatever happens. */
export async function start(args: readonly string[]): Promise<void> {
  onBrokenOutput(process);
  const terminal = processTerminal();
  try {
    process.exitCode = await run(args, terminal);
  } catch (error) {
    terminal.err(`klpwalk: ${failureText(error)}\n`);
    process.exitCode = STATUS.unknown;
  }
}
