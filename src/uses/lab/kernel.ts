import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { LabError } from './lab-error.ts';

/** A kernel that the laboratory can start, and what modules for it are built with. */
export interface Kernel {
  /** As `uname -r` has it. */
  readonly release: string;
  /** An image that QEMU takes: vmlinux or vmlinuz. */
  readonly image: string;
  /** A folder with its Makefile, include/ and Module.symvers. */
  readonly headers: string;
}

/**
 * The kernel of an image and of the headers that belong to it.
 *
 * @throws LabError where they are no such thing, or cannot have livepatches
 */
export async function kernelOf(image: string, headers: string): Promise<Kernel> {
  const release = (await textOf(headers, 'include/config/kernel.release')).trim();
  const config = await textOf(headers, 'include/config/auto.conf');
  if (!/^CONFIG_LIVEPATCH=y$/m.test(config)) {
    throw new LabError(`Linux ${release} has no CONFIG_LIVEPATCH`, `${headers}/include/config/auto.conf`);
  }
  return { release, image: resolve(image), headers: resolve(headers) };
}

async function textOf(headers: string, name: string): Promise<string> {
  try {
    return await readFile(resolve(headers, name), 'utf8');
  } catch {
    throw new LabError(
      `${headers} has no ${name}`,
      'The headers of a kernel that was configured are expected, as those in /lib/modules/RELEASE/build.',
    );
  }
}
