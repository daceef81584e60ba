import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runCommand } from './command.ts';
import type { Kernel } from './kernel.ts';
import { LabError } from './lab-error.ts';

/** Without vmlinux there is no BTF to be made, and nobody needs it. */
export const NO_BTF = 'CONFIG_DEBUG_INFO_BTF_MODULES=';

/** A file of a folder in which modules are built. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** A module of the kernel, without what is for debuggers. */
export interface Built {
  /** Without its extension. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Modules that were built together. */
export interface Build {
  /** With the symbols that they export. */
  readonly folder: string;
  readonly modules: readonly Built[];
}

/** What modules are built with, beside their sources. */
export interface BuildSetting {
  readonly kernel: Kernel;
  /** Where what is built is kept. */
  readonly folder: string;
  /** Where klpwalk_lab.h is, and what its module exports; `null`: they are that module. */
  readonly lab: {
    readonly headers: string;
    readonly symbols: string;
    /** What is in both. */
    readonly text: string;
  } | null;
}

/**
 * Builds modules, or finds them where the same were built before.
 *
 * @throws LabError where the compiler has something to say
 */
export async function buildModules(
  sources: readonly Source[],
  { kernel, folder, lab }: BuildSetting,
  signal: AbortSignal,
): Promise<Build> {
  const key = keyOf([
    kernel.release,
    kernel.headers,
    lab?.text ?? '',
    ...sources.flatMap(({ name, text }) => [name, text]),
  ]);
  const kept = join(folder, key);
  if (!existsSync(kept)) {
    const scratch = `${kept}.${randomUUID()}`;
    await mkdir(scratch, { recursive: true });
    try {
      for (const { name, text } of sources) await writeFile(join(scratch, name), text);
      await make(scratch, kernel, lab, signal);
      const built = await modulesIn(scratch);
      await runCommand('strip', ['--strip-debug', ...built], { cwd: scratch, signal });
      await rename(scratch, kept);
    } catch (error) {
      if (!existsSync(kept)) throw error;
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  }
  const names = await modulesIn(kept);
  const modules = names.map(async name => ({
    name: name.replace(/[.]ko$/, ''),
    bytes: await readFile(join(kept, name)),
  }));
  return { folder: kept, modules: await Promise.all(modules) };
}

/** Of what things are made, in few signs. */
export function keyOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}

async function modulesIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter(name => name.endsWith('.ko')).sort();
}

async function make(
  folder: string,
  { headers, release }: Kernel,
  lab: BuildSetting['lab'],
  signal: AbortSignal,
): Promise<void> {
  const own =
    lab === null ? [] : [`LAB=${lab.headers}`, `KBUILD_EXTRA_SYMBOLS=${join(lab.symbols, 'Module.symvers')}`];
  const args = ['-s', '-C', headers, `M=${folder}`, ...own, NO_BTF, 'modules'];
  const { code, out, err } = await runCommand('make', args, { signal });
  if (code === 0) return;
  throw new LabError(
    `modules for Linux ${release} could not be built in ${folder}`,
    `${out}${err}`.trim().split('\n').slice(-12).join('\n'),
  );
}
