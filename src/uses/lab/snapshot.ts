import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LabError } from './lab-error.ts';
import { filesOf, type Machine, migrationTo, originalArguments, QEMU } from './qemu.ts';
import { connect } from './qmp.ts';

/** How long a kernel may take to start, in milliseconds. */
const BOOT = 180_000;
const LOOK = 50;

/**
 * Starts the machine and copies it where it waits for a history: its memory is a file already, and what its devices are
 * like goes into another.
 *
 * @throws LabError where it does not come so far
 */
export async function takeSnapshot(machine: Machine, signal: AbortSignal): Promise<void> {
  const console = join(machine.folder, 'boot.log');
  const { devices, memory } = filesOf(machine);
  await rm(console, { force: true });
  const qemu = spawn(QEMU, originalArguments(machine, console), { signal, stdio: ['pipe', 'pipe', 'pipe'] });
  const errors: string[] = [];
  qemu.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const gone = once(qemu, 'close').then(
    () => true,
    () => true,
  );
  try {
    await isReady(
      console,
      () => qemu.exitCode !== null || qemu.signalCode !== null || errors.some(isHopeless),
      errors,
      signal,
    );
    const ask = await connect(qemu.stdin, qemu.stdout);
    await ask('migrate', { uri: migrationTo(machine) });
    for (;;) {
      const { status } = await ask('query-migrate');
      if (status === 'completed') break;
      if (status === 'failed') throw new LabError('the guest could not be copied', errors.join(''));
      await sleep(LOOK, undefined, { signal });
    }
    qemu.stdin.write('{"execute":"quit"}\n');
    await gone;
  } catch (error) {
    await rm(devices, { force: true });
    await rm(memory, { force: true });
    throw error;
  } finally {
    qemu.kill('SIGKILL');
  }
}

function isHopeless(text: string): boolean {
  return /KVM internal error|failed to initialize|Could not access KVM/.test(text);
}

async function isReady(
  console: string,
  isGone: () => boolean,
  errors: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  for (const begun = Date.now(); ; ) {
    const text = await readFile(console, 'utf8').catch(() => '');
    if (text.includes('klpwalk: trouble:'))
      throw new LabError('the guest is not as it should be', lastLines(text));
    if (text.includes('klpwalk: ready')) return;
    if (isGone()) throw new LabError('the guest did not start', lastLines(errors.join('') + text));
    if (Date.now() - begun > BOOT)
      throw new LabError(`the guest did not start within ${BOOT / 1000} seconds`, lastLines(text));
    await sleep(LOOK, undefined, { signal });
  }
}

function lastLines(text: string): string {
  return text.trim().split(/\r*\n/).slice(-12).join('\n');
}

/** Whether the machine was copied before. */
export async function hasSnapshot(machine: Machine): Promise<boolean> {
  const { devices, memory } = filesOf(machine);
  const sizes = await Promise.all(
    [devices, memory].map(file =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.every(size => size > 0);
}
