import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '../../problem/problem.ts';

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
  const target = await resolved(file);
  const draft = draftOf(target);
  try {
    const stream = createWriteStream(draft, { flags: 'wx', flush: true });
    await pipeline(Readable.from(pieces(chunks)), stream, { signal });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw signal.aborted ? interrupted(file) : notWritable(file, error);
  }
}

/**
 * Finds out whether the file could be written, before it is known what is to be in it.
 *
 * @throws ProblemError
 */
export async function probeFile(file: string): Promise<void> {
  const target = await resolved(file);
  const draft = draftOf(target);
  try {
    const handle = await open(draft, 'wx');
    await handle.close();
    await rm(draft);
  } catch (error) {
    throw notWritable(file, error);
  }
}

/** Where a link leads, so that the link stays; refuses whatever is no file. */
async function resolved(file: string): Promise<string> {
  try {
    const target = await realpath(file);
    const found = await stat(target);
    if (found.isDirectory()) throw refused(file, 'folder', 'this is a folder', 'the name of a file');
    if (!found.isFile())
      throw refused(file, 'not-a-file', 'this is not a regular file', 'the name of a file');
    return target;
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (codeOf(error) === 'ENOENT') return file;
    throw notWritable(file, error);
  }
}

/** Short, whatever the name of the file is: names have a longest length. */
function draftOf(target: string): string {
  return join(dirname(target), `.klpwalk-${randomBytes(6).toString('hex')}.tmp`);
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

/** An error of the file system as one of the export; any other error is the program's own, and stays. */
function notWritable(file: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === null) return error;
  if (code === 'ENOENT') {
    const folder = dirname(file);
    return refused(file, 'no-folder', `there is no folder ${folder}`, undefined, [
      `Make it: mkdir -p ${folder}`,
    ]);
  }
  return refused(file, 'not-writable', `cannot be written: ${REASONS[code] ?? code}`);
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
