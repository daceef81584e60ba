#!/usr/bin/env node
import { failureText } from '../problem/failure.ts';
import { onBrokenOutput } from './broken-output.ts';
import { run } from './program.ts';
import { STATUS } from './status.ts';
import { processTerminal } from './terminal.ts';

onBrokenOutput(process);
const terminal = processTerminal();
try {
  process.exitCode = await run(process.argv.slice(2), terminal);
} catch (error) {
  terminal.err(`klpwalk: ${failureText(error)}\n`);
  process.exitCode = STATUS.unknown;
}
