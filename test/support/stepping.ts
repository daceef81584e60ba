import { Readable } from 'node:stream';
import { run } from '../../src/cli/program.ts';
import { CollectingTerminal } from './collecting-terminal.ts';

/** Runs klpwalk step with these arguments, and these lines in a pipe; returns its exit status and what it wrote. */
export async function stepping(args: readonly string[], ...lines: readonly string[]) {
  const terminal = new CollectingTerminal();
  const input = { stream: Readable.from(lines.map(line => `${line}\n`)), screen: null };
  const status = await run(['step', ...args], Object.assign(terminal, { input }));
  return { status, stdout: terminal.stdout, stderr: terminal.stderr };
}
