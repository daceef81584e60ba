import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Kernel, kernelOf } from '../../uses/lab/kernel.ts';
import { LabError } from '../../uses/lab/lab-error.ts';
import type { Accelerator } from '../../uses/lab/qemu.ts';
import { keptKernel, missingPackages } from '../../uses/lab/setup.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';

/** What may stand on the command line of everything in the laboratory. */
export interface PlaceFlags {
  readonly cache?: string;
  readonly kernel?: string;
  readonly headers?: string;
  readonly accel?: Accelerator;
}

/** Where the laboratory keeps what it has built. */
export function cacheOf({ cache }: PlaceFlags): string {
  return cache ?? join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'klpwalk-lab');
}

/**
 * The kernel that is named, or the one that was set up.
 *
 * @throws LabError where there is none, or a program is missing
 */
export async function kernelFor(flags: PlaceFlags): Promise<Kernel> {
  const { kernel, headers } = flags;
  if ((kernel === undefined) !== (headers === undefined)) {
    throw new LabError('--kernel and --headers go together');
  }
  const missing = await missingPackages();
  if (missing.length > 0) {
    throw new LabError(`the laboratory needs ${missing.join(', ')}`, 'klpwalk lab setup says how to get it.');
  }
  if (kernel !== undefined && headers !== undefined) return kernelOf(kernel, headers);
  const kept = await keptKernel(cacheOf(flags));
  if (kept !== null) return kept;
  throw new LabError(
    'the laboratory is not set up',
    'klpwalk lab setup says what is missing; or name a kernel: --kernel VMLINUZ --headers FOLDER.',
  );
}

/** Does it, and tells what the laboratory cannot do. */
export async function inLaboratory(terminal: Terminal, work: () => Promise<Status>): Promise<Status> {
  try {
    return await work();
  } catch (error) {
    if (isOfDisk(error)) {
      terminal.err(`klpwalk: the laboratory cannot write: ${error.message}\n`);
      return STATUS.unknown;
    }
    if (!(error instanceof LabError)) throw error;
    const detail = error.detail === '' ? '' : `${error.detail.replaceAll(/^/gm, '  ')}\n`;
    terminal.err(`klpwalk: ${error.message}${detail === '' ? '' : ':'}\n${detail}`);
    return STATUS.usage;
  }
}

/** The disk is full, or is not to be written to. */
function isOfDisk(error: unknown): error is Error {
  const codes = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'EFBIG'];
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
