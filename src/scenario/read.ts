import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { toProblem } from '../problem/mistake.ts';
import { nearest } from '../problem/nearest.ts';
import { ProblemError } from '../problem/problem.ts';
import { parseScenario, type Scenario } from './scenario.ts';
import { tooLarge } from './text.ts';

/**
 * Reads a scenario file; throws a ProblemError when it cannot be used.
 *
 * @param designs the known names, checked only when given
 */
export function loadScenario(file: string, designs?: readonly string[]): Scenario {
  return parseScenario(readText(file), file, designs);
}

/** The text of a file; throws a ProblemError when there is none, or when it is too large or not UTF-8. */
export function readText(file: string): string {
  const bytes = readBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail(file, 'not-text', 'the file is not UTF-8 text', 'a scenario in YAML');
  }
}

function readBytes(file: string): Uint8Array {
  try {
    const stat = statSync(file);
    if (stat.isDirectory()) {
      return fail(file, 'folder', 'this is a folder', 'a scenario file', ['Name one of the files in it.']);
    }
    // A device or a pipe may never end.
    if (!stat.isFile()) return fail(file, 'not-a-file', 'this is not a regular file', 'a scenario file');
    const large = tooLarge(file, stat.size);
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
