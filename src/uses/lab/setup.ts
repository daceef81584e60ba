import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runCommand } from './command.ts';
import { type Kernel, kernelOf } from './kernel.ts';
import { LabError } from './lab-error.ts';
import { QEMU } from './qemu.ts';

/** Programs that the laboratory calls, each with the package of Debian that has it. */
const PROGRAMS: readonly (readonly [program: string, pack: string])[] = [
  [QEMU, 'qemu-system-x86'],
  ['gcc', 'gcc'],
  ['make', 'make'],
  ['strip', 'binutils'],
];

/** The guest's program needs the C library as an archive. */
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu/libc.a', '/usr/lib64/libc.a', '/usr/lib/libc.a'];

/** Packages of Debian, 12 and 13, that name its newest cloud kernel of 6.12. */
const NEWEST = ['linux-image-6.12-cloud-amd64', 'linux-image-cloud-amd64'];

/** What Debian calls the packages that are not installed and are needed. */
export async function missingPackages(): Promise<readonly string[]> {
  const programs = await Promise.all(
    PROGRAMS.map(async ([program, pack]) => ((await isProgram(program)) ? [] : [pack])),
  );
  const library = (await Promise.all(LIBRARIES.map(isThere))).some(Boolean) ? [] : ['libc6-dev'];
  return [...new Set([...programs.flat(), ...library])];
}

/** The command that installs them. */
export function installCommand(packages: readonly string[]): readonly string[] {
  const root = process.getuid?.() === 0 ? [] : ['sudo'];
  return [...root, 'apt-get', 'install', '-y', '--no-install-recommends', ...packages];
}

export async function isProgram(name: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return (await Promise.all(folders.map(folder => isThere(join(folder, name))))).some(Boolean);
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** Where the cache has a kernel of Debian's. */
function kernelFolder(cache: string): string {
  return join(cache, 'kernel');
}

/**
 * The kernel that was set up before; `null`: none was.
 *
 * @throws LabError where it is not whole any more
 */
export async function keptKernel(cache: string): Promise<Kernel | null> {
  const root = kernelFolder(cache);
  const release = await readFile(join(root, 'release'), 'utf8').catch(() => null);
  if (release === null) return null;
  return kernelOf(
    join(root, 'boot', `vmlinuz-${release}`),
    join(root, 'usr', 'src', `linux-headers-${release}`),
  );
}

/**
 * Downloads a stock kernel and its headers, and unpacks them in the cache; nothing is installed.
 *
 * @throws LabError where the host is no Debian, or the packages do not come
 */
export async function fetchKernel(cache: string, signal: AbortSignal): Promise<Kernel> {
  const release = await newestRelease(signal);
  const version = release.replace(/-cloud-amd64$/, '');
  const packages = [
    `linux-image-${release}`,
    `linux-headers-${release}`,
    `linux-headers-${version}-common`,
    `linux-kbuild-${version}`,
  ];
  const root = kernelFolder(cache);
  const scratch = `${root}.${process.pid}`;
  await mkdir(scratch, { recursive: true });
  try {
    await expectSuccess('apt-get', ['download', '-q=2', ...packages], scratch, signal);
    for (const name of await readdir(scratch)) {
      if (!name.endsWith('.deb')) continue;
      await expectSuccess('dpkg-deb', ['-x', name, '.'], scratch, signal);
      await rm(join(scratch, name));
    }
    // The modules of the kernel itself are of no use here.
    await rm(join(scratch, 'lib'), { recursive: true, force: true });
    await rm(root, { recursive: true, force: true });
    const makefile = join(scratch, 'usr', 'src', `linux-headers-${release}`, 'Makefile');
    const text = await readFile(makefile, 'utf8');
    await writeFile(makefile, text.replaceAll('/usr/src/', `${join(root, 'usr', 'src')}/`));
    await writeFile(join(scratch, 'release'), release);
    await rename(scratch, root);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  const kernel = await keptKernel(cache);
  if (kernel === null) throw new LabError(`the kernel was not unpacked in ${root}`);
  return kernel;
}

async function newestRelease(signal: AbortSignal): Promise<string> {
  if (!(await isProgram('apt-get'))) {
    throw new LabError(
      'there is no apt-get to fetch a kernel with',
      'Name one: --kernel VMLINUZ --headers FOLDER, with CONFIG_LIVEPATCH.',
    );
  }
  for (const name of NEWEST) {
    const { out } = await runCommand('apt-cache', ['depends', name], { signal });
    const found = /^ *Depends: linux-image-(6\.12\.\S+-cloud-amd64)$/m.exec(out);
    if (found?.[1] !== undefined) return found[1];
  }
  throw new LabError(
    'apt knows no cloud kernel of Linux 6.12',
    `Looked for ${NEWEST.join(' and ')}; apt-get update may help, or --kernel VMLINUZ --headers FOLDER.`,
  );
}

async function expectSuccess(
  program: string,
  args: readonly string[],
  cwd: string,
  signal: AbortSignal,
): Promise<void> {
  const { code, err } = await runCommand(program, args, { cwd, signal });
  if (code !== 0) throw new LabError(`${program} ${args[0]} failed`, err.trim());
}
