#!/usr/bin/env node
import { failureText } from '../problem/failure.ts';
import { onBrokenOutput } from './broken-output.ts';
import { run } from './program.ts';
import { STATUS } from './status.ts';
import { processTerminal } from './terminal.ts';

onBrokenOutput(process.stdout);
try {
  process.exitCode = await run(process.argv.slice(2), processTerminal());
} catch (error) {
  process.stderr.write(`klpwalk: ${failureText(error)}\n`);
  process.exitCode = STATUS.unknown;
}
