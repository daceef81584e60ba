import { Console } from 'node:console';
import { failureText } from '../problem/failure.ts';
import { onBrokenOutput } from './broken-output.ts';
import { run } from './program.ts';
import { STATUS } from './status.ts';
import { processTerminal } from './terminal.ts';

/** Runs the command line for this process; its exit status is set, whatever happens. */
export async function start(args: readonly string[]): Promise<void> {
  onBrokenOutput(process);
  // Standard output is for the result: what the modules of others print on the way goes where messages go.
  globalThis.console = new Console(process.stderr);
  const terminal = processTerminal();
  try {
    process.exitCode = await run(args, terminal);
  } catch (error) {
    terminal.err(`klpwalk: ${failureText(error)}\n`);
    process.exitCode = STATUS.unknown;
  }
  end(process.stdout);
}

/** How long the program's own processes and threads may take to end, in ms. */
const GRACE = 300;

/** Ends the program soon after its result is read, whatever a module that it has loaded keeps open. */
function end(stdout: NodeJS.WriteStream): void {
  // Where nothing is kept open, the program is over before that.
  const soon = () => setTimeout(() => process.exit(), GRACE).unref();
  // A result that cannot be written has a status of its own (broken-output.ts).
  stdout.write('', error => error ?? process.stderr.write('', soon));
}
