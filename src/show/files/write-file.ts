import { constants, createWriteStream, existsSync, type Stats } from 'node:fs';
import { access, chmod, chown, open, readlink, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '../../problem/problem.ts';
import { forget, keepAnEyeOn } from './drafts.ts';

/** What is written at once, in characters: a piece costs a turn of the event loop. */
const PIECE = 65_536;

/**
 * Writes a file as a whole, or leaves everything as it was: what is written goes into another file of the same
 * folder first.
 *
 * @param chunks are asked for while the file is written, so that it may be larger than memory
 * @throws ProblemError
 */
export async function writeFile(
  file: string,
  chunks: Iterable<string>,
  signal: AbortSignal = new AbortController().signal,
): Promise<void> {
  const { target, replaced } = await resolved(file);
  const draft = draftOf(target);
  keepAnEyeOn(draft);
  try {
    const stream = createWriteStream(draft, { flags: 'wx', flush: true, ...(replaced && { mode: PRIVATE }) });
    await pipeline(Readable.from(pieces(chunks)), stream, { signal });
    if (replaced !== null) await likenTo(replaced, draft);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw signal.aborted ? interrupted(file) : notWritable(file, error, target);
  } finally {
    forget(draft);
  }
}

/**
 * Finds out whether the file could be written, before it is known what is to be in it.
 *
 * @throws ProblemError
 */
export async function probeFile(file: string): Promise<void> {
  const { target } = await resolved(file);
  const draft = draftOf(target);
  try {
    const handle = await open(draft, 'wx');
    await handle.close();
    await rm(draft);
  } catch (error) {
    throw notWritable(file, error, target);
  }
}

/** For its owner alone, until it has the mode of the file whose place it takes. */
const PRIVATE = 0o600;

/** Gives a draft the owner, as far as that is ours to give, and the mode of the file whose place it is to take. */
async function likenTo({ mode, uid, gid }: Stats, draft: string): Promise<void> {
  await chown(draft, uid, gid).catch(() => {});
  await chmod(draft, mode & 0o7777);
}

/** Where to write, and the file that is there already, if there is one. */
interface Target {
  readonly target: string;
  readonly replaced: Stats | null;
}

/** Where a link leads, so that the link stays; refuses whatever is no file, or must not be written. */
async function resolved(file: string): Promise<Target> {
  try {
    const target = await realpath(file);
    const found = await stat(target);
    if (found.isDirectory()) throw refused(file, 'folder', 'this is a folder', 'the name of a file');
    if (!found.isFile())
      throw refused(file, 'not-a-file', 'this is not a regular file', 'the name of a file');
    // To replace a file takes no permission but that of its folder; to write one does. Root may write all, and
    // means it no more than others do.
    if ((found.mode & 0o222) === 0) throw refused(file, 'not-writable', 'the file is read-only');
    await access(target, constants.W_OK);
    return { target, replaced: found };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (codeOf(error) === 'ENOENT') return { target: await endOfLinks(file), replaced: null };
    throw notWritable(file, error);
  }
}

/** The file that is not there yet, by way of the links that lead to it. */
async function endOfLinks(file: string): Promise<string> {
  const next = await readlink(file).catch(() => null);
  if (next === null) return file;
  const folder = dirname(file);
  return endOfLinks(resolve(await realpath(folder).catch(() => folder), next));
}

/** Short, whatever the name of the file is: names have a longest length. */
function draftOf(target: string): string {
  return join(dirname(target), `.klpwalk-${crypto.randomUUID().replaceAll('-', '').slice(0, 12)}.tmp`);
}

function* pieces(chunks: Iterable<string>): Iterable<string> {
  let piece = '';
  for (const chunk of chunks) {
    piece += chunk;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write here',
  EPERM: 'there is no permission to write here',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file would be larger than a file may be here',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of the path is no folder',
  ELOOP: 'the link leads back to itself',
};

/**
 * An error of the file system as one of the export; any other error is the program's own, and stays.
 *
 * @param target where the links of `file` lead
 */
function notWritable(file: string, error: unknown, target = file): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  const folder = dirname(target);
  if (code === 'ENOENT' && existsSync(folder)) {
    return refused(file, 'not-writable', `no file can be made in ${folder}`);
  }
  if (code === 'ENOENT') return withoutFolder(file, folder);
  return refused(file, 'not-writable', `cannot be written: ${REASONS[code] ?? code}`);
}

/** There is no folder to write it into. */
export function withoutFolder(file: string, folder: string): ProblemError {
  return refused(file, 'no-folder', `there is no folder ${folder}`, undefined, [
    `Make it: mkdir -p ${folder}`,
  ]);
}

export function interrupted(file: string): ProblemError {
  return refused(file, 'interrupted', 'interrupted: the file is not written');
}

function refused(
  file: string,
  code: string,
  what: string,
  expected?: string,
  hints: readonly string[] = [],
): ProblemError {
  return new ProblemError([
    {
      code,
      what,
      where: { file },
      hints,
      ...(expected === undefined ? {} : { expected }),
    },
  ]);
}

function codeOf(error: unknown): string | null {
  const isOfSystem = error instanceof Error && 'syscall' in error && 'code' in error;
  return isOfSystem ? String(error.code) : null;
}
