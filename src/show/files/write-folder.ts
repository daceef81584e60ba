import { constants, existsSync } from 'node:fs';
import { access, chmod, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { ProblemError } from '../../problem/problem.ts';
import { forget, keepAnEyeOn } from './drafts.ts';
import type { SuiteFile } from './suite-file.ts';
import { interrupted, withoutFolder, writeFile } from './write-file.ts';

/**
 * Finds out whether a folder could be written: it must not be there, or be empty.
 *
 * @throws ProblemError
 */
export async function probeFolder(folder: string): Promise<void> {
  if (folder === '') throw refused(folder, 'no-name', 'a folder has a name');
  const found = await readdir(folder).catch((error: unknown) => codeOf(error) ?? String(error));
  if (found === 'ENOENT') {
    const within = dirname(resolve(folder));
    const isThere = await access(within, constants.W_OK).then(
      () => true,
      () => false,
    );
    // Where the whole is not to be made, no part of it is.
    if (isThere) return;
    if (!existsSync(within)) throw withoutFolder(folder, within);
    throw refused(folder, 'not-writable', `in ${within} no folder can be made`);
  }
  if (typeof found === 'string') throw refused(folder, 'not-a-folder', 'this is no folder that can be read');
  if (found.length > 0) {
    throw refused(
      folder,
      'not-empty',
      `the folder has ${found.length} ${found.length === 1 ? 'file' : 'files'} in it already`,
    );
  }
}

/**
 * Writes a folder as a whole, or nothing: its files go into another one beside it first.
 *
 * @throws ProblemError
 */
export async function writeFolder(
  folder: string,
  files: Iterable<SuiteFile>,
  signal: AbortSignal,
): Promise<number> {
  await probeFolder(folder);
  const target = resolve(folder);
  const draft = join(dirname(target), `.${basename(target).slice(0, 100)}-${process.pid}.tmp`);
  keepAnEyeOn(draft);
  try {
    await mkdir(draft);
    let count = 0;
    for (const { name, chunks, isExecutable } of files) {
      if (signal.aborted) throw interrupted(folder);
      await mkdir(dirname(join(draft, name)), { recursive: true });
      await writeFile(join(draft, name), chunks, signal).catch((error: unknown) => {
        throw error instanceof ProblemError ? at(join(folder, name), error) : error;
      });
      if (isExecutable) await chmod(join(draft, name), 0o755);
      count++;
    }
    await rmdir(target).catch(() => {});
    await rename(draft, target);
    return count;
  } catch (error) {
    if (error instanceof ProblemError || codeOf(error) === null) throw error;
    throw refused(folder, 'not-writable', `the folder cannot be written (${codeOf(error)})`);
  } finally {
    await rm(draft, { recursive: true, force: true });
    forget(draft);
  }
}

/** The same, of the file that somebody has asked for. */
function at(file: string, { problems: [first, ...others] }: ProblemError): ProblemError {
  return new ProblemError([{ ...first, where: { file } }, ...others]);
}

function refused(folder: string, code: string, what: string): ProblemError {
  return new ProblemError([
    { code, what, where: { file: folder }, expected: 'a folder that is empty, or not there yet', hints: [] },
  ]);
}

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
