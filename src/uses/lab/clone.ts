import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import type { Built } from './build-modules.ts';
import { cloneArguments, type Machine, migrationFrom, QEMU } from './qemu.ts';
import { connect } from './qmp.ts';

/** What came of a guest that ran a history. */
export interface Ran {
  /** What it wrote to its console. */
  readonly console: string;
  /** What QEMU itself had to say. */
  readonly errors: string;
  readonly isTimedOut: boolean;
}

/** How long a guest may take, in milliseconds of the host. */
const LIMIT = 300_000;

/**
 * Runs a history in a copy of the machine.
 *
 * @param file where the guest finds it, with its modules
 */
export async function runClone(
  machine: Machine,
  file: string,
  modules: readonly Built[],
  plan: readonly string[],
  signal: AbortSignal,
): Promise<Ran> {
  signal.throwIfAborted();
  const console = `${file}.log`;
  await writeFile(file, historyFile(modules, plan));
  await rm(console, { force: true });
  const qemu = spawn(QEMU, cloneArguments(machine, file, console), { stdio: ['pipe', 'pipe', 'pipe'] });
  const stop = () => qemu.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  let isTimedOut = false;
  const timer = setTimeout(() => {
    isTimedOut = true;
    stop();
  }, LIMIT);
  const err: Buffer[] = [];
  qemu.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const closed = once(qemu, 'close');
  try {
    await Promise.race([closed, start(qemu, machine)]);
    await closed;
  } finally {
    stop();
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
  const text = await readFile(console, 'utf8').catch(() => '');
  for (const own of [file, console]) await rm(own, { force: true });
  signal.throwIfAborted();
  return {
    console: text,
    errors: Buffer.concat(err).toString(),
    isTimedOut,
  };
}

/** A guest that ends at once gives no answer. */
async function start(
  { stdin, stdout }: { readonly stdin: NodeJS.WritableStream; readonly stdout: NodeJS.ReadableStream },
  machine: Machine,
): Promise<void> {
  // Where it is gone already, whoever waits for its end is told.
  stdin.on('error', () => {});
  const ask = await connect(stdin, stdout);
  await ask('migrate-incoming', { uri: migrationFrom(machine) });
}

/** As lab/guest/init.c unpacks it. */
function historyFile(modules: readonly Built[], plan: readonly string[]): Buffer {
  return Buffer.concat([
    ...modules.flatMap(({ name, bytes }) => [
      Buffer.from(`module ${name} ${bytes.length}\n`),
      Buffer.from(bytes),
    ]),
    Buffer.from(plan.map(line => `${line}\n`).join('')),
  ]);
}
