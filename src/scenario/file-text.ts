import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toProblem } from '../problem/mistake.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError } from '../problem/problem.ts';
import { type FileKind, SCENARIO } from './file-kind.ts';
import { tooLarge } from './text.ts';

/** The text of a file; throws a ProblemError when there is none, or when it is too large or not UTF-8. */
export function readText(file: string, kind = SCENARIO): string {
  const bytes = readBytes(file, kind);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail(file, 'not-text', 'the file is not UTF-8 text', `a ${kind.noun} in YAML`);
  }
}

function readBytes(file: string, kind: FileKind): Uint8Array {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) {
      return fail(file, 'folder', 'this is a folder', `a ${kind.noun} file`, [
        'Name one of the files in it.',
      ]);
    }
    // A device or a pipe may never end.
    if (!stat.isFile()) return fail(file, 'not-a-file', 'this is not a regular file', `a ${kind.noun} file`);
    const large = tooLarge(file, stat.size, kind);
    if (large !== null) throw new ProblemError([large]);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    if (code === 'ENOENT') return missingFile(file);
    return fail(file, 'unreadable', `the file cannot be read (${code})`);
  }
}

/** Throws a ProblemError that says which file is not there, and the nearest that is. */
export function missingFile(file: string): never {
  const folder = dirname(file);
  const names = namesIn(folder);
  if (names === null) return fail(file, 'no-file', `there is no such file, nor a folder ${folder}`);
  const near = nearest(basename(file), names);
  const hints = near === null ? [] : [`Did you mean "${join(folder, near)}"?`];
  return fail(file, 'no-file', 'there is no such file', undefined, hints);
}

function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder);
  } catch {
    return null;
  }
}

function fail(
  file: string,
  code: string,
  what: string,
  expected?: string,
  hints: readonly string[] = [],
): never {
  const mistake = expected === undefined ? { code, what, hints } : { code, what, expected, hints };
  throw new ProblemError([toProblem(mistake, { file })]);
}
