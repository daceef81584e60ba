import { rm } from 'node:fs/promises';
import { runCommand } from '../../uses/lab/command.ts';
import { LabError } from '../../uses/lab/lab-error.ts';
import { openLaboratory } from '../../uses/lab/laboratory.ts';
import { fetchKernel, installCommand, keptKernel, missingPackages } from '../../uses/lab/setup.ts';
import { onInterrupt } from '../interrupt.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { cacheOf, inLaboratory, kernelFor, type PlaceFlags } from './place.ts';

export interface SetupFlags extends PlaceFlags {
  readonly yes?: boolean;
}

/** `klpwalk lab setup`: says what is missing, and with `--yes` gets it and starts the kernel once. */
export function runSetup(terminal: Terminal, flags: SetupFlags): Promise<Status> {
  return inLaboratory(terminal, async () => {
    const missing = await missingPackages();
    const cache = cacheOf(flags);
    const needsKernel = flags.kernel === undefined && (await keptKernel(cache)) === null;
    if (!flags.yes && (missing.length > 0 || needsKernel)) {
      if (missing.length > 0)
        terminal.out(
          `Missing: ${missing.join(', ')}. This installs it:\n  ${installCommand(missing).join(' ')}\n`,
        );
      if (needsKernel)
        terminal.out(
          `Missing: a kernel. A stock one of Debian's, with its headers, goes to ${cache}, and is not installed.\n`,
        );
      terminal.out('klpwalk lab setup --yes does all of it.\n');
      return STATUS.unknown;
    }
    const interrupt = onInterrupt(['SIGTERM', 'SIGHUP']);
    try {
      if (missing.length > 0) await install(terminal, missing, interrupt.signal);
      if (needsKernel) {
        terminal.err('klpwalk: fetching a kernel\n');
        await fetchKernel(cache, interrupt.signal);
      }
      const kernel = await kernelFor(flags);
      const tell = (what: string) => terminal.err(`klpwalk: ${what}\n`);
      const accelerator = flags.accel ?? 'tcg';
      await openLaboratory({ kernel, accelerator, cache, tell }, interrupt.signal);
      terminal.out(`Linux ${kernel.release} is ready, in ${cache}.\n`);
      return STATUS.ok;
    } catch (error) {
      if (interrupt.signal.aborted) return STATUS.unknown;
      throw error;
    } finally {
      interrupt.stop();
    }
  });
}

async function install(terminal: Terminal, packages: readonly string[], signal: AbortSignal): Promise<void> {
  const [program = '', ...args] = installCommand(packages);
  terminal.err(`klpwalk: ${[program, ...args].join(' ')}\n`);
  const { code, err } = await runCommand(program, args, { signal }).catch(() => ({ code: 1, err: '' }));
  if (code !== 0) throw new LabError(`${program} failed; it may need root`, err.trim());
}

/** `klpwalk lab clean`: removes all that the laboratory has built and fetched. */
export async function runClean(terminal: Terminal, flags: PlaceFlags): Promise<Status> {
  const cache = cacheOf(flags);
  await rm(cache, { recursive: true, force: true });
  terminal.out(`${cache} is gone.\n`);
  return STATUS.ok;
}
