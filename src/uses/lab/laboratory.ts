import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type BuildSetting, buildModules, keyOf, type Source } from './build-modules.ts';
import { runCommand } from './command.ts';
import { cpio } from './cpio.ts';
import type { Kernel } from './kernel.ts';
import { LabError } from './lab-error.ts';
import { type Accelerator, filesOf, type Machine } from './qemu.ts';
import { hasSnapshot, takeSnapshot } from './snapshot.ts';

/** A kernel that waits for histories, and what modules for them are built with. */
export interface Laboratory {
  readonly machine: Machine;
  /** For the modules of worlds. */
  readonly building: BuildSetting;
}

/** What the laboratory is made of. */
export interface LaboratorySetting {
  readonly kernel: Kernel;
  readonly accelerator: Accelerator;
  /** Where all of it is kept. */
  readonly cache: string;
  /** Told what is being done, where it takes its time. */
  readonly tell: (what: string) => void;
}

/**
 * Opens the laboratory: builds the guest's own program and module, starts the kernel with them and copies it, each where
 * that was not done before.
 *
 * @throws LabError where something of it fails
 */
export async function openLaboratory(
  { kernel, accelerator, cache, tell }: LaboratorySetting,
  signal: AbortSignal,
): Promise<Laboratory> {
  const own = join(dirname(createRequire(import.meta.url).resolve('klpwalk/package.json')), 'lab');
  const guest = await sourcesIn(join(own, 'guest'));
  const module = await sourcesIn(join(own, 'module'));
  const texts = [...guest, ...module].flatMap(({ name, text }) => [name, text]);
  const folder = join(cache, 'guests', keyOf([kernel.release, kernel.image, accelerator, ...texts]));
  const machine = { kernel, accelerator, folder };
  const kept = join(cache, 'modules');
  const built = await buildModules(module, { kernel, folder: kept, lab: null }, signal);
  const symbols = await readFile(join(built.folder, 'Module.symvers'), 'utf8');
  const header = module.find(({ name }) => name === 'klpwalk_lab.h')?.text ?? '';
  const lab = { headers: join(own, 'module'), symbols: built.folder, text: `${symbols}${header}` };
  if (!(await hasSnapshot(machine))) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    tell(`starting Linux ${kernel.release}`);
    const program = await buildProgram(join(own, 'guest'), join(folder, 'init'), signal);
    const archive = cpio([
      { name: 'init', bytes: program, mode: 0o755 },
      ...built.modules.map(({ name, bytes }) => ({ name: `${name}.ko`, bytes, mode: 0o644 })),
    ]);
    await writeFile(filesOf(machine).initramfs, archive);
    await takeSnapshot(machine, signal);
  }
  return { machine, building: { kernel, folder: kept, lab } };
}

async function sourcesIn(folder: string): Promise<Source[]> {
  const names = (await readdir(folder)).filter(name => /[.][chS]$|^Makefile$/.test(name)).sort();
  return Promise.all(names.map(async name => ({ name, text: await readFile(join(folder, name), 'utf8') })));
}

async function buildProgram(folder: string, program: string, signal: AbortSignal): Promise<Uint8Array> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.c')).sort();
  const { code, err } = await runCommand('gcc', ['-static', '-O2', '-s', '-o', program, ...names], {
    cwd: folder,
    signal,
  });
  if (code !== 0) throw new LabError("the guest's program could not be built", err.trim());
  return readFile(program);
}
