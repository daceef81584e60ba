import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../problem/problem.ts';

/**
 * The scenario files that are meant: each is a test, and a folder is a suite of all that are in it.
 *
 * @param named scenario files, folders, or shipped worlds by name
 * @throws ProblemError where a folder has none
 */
export function testsIn(named: readonly string[]): string[] {
  return named.flatMap(name => {
    if (!(statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false)) return [name];
    const files = filesIn(name).filter(file => file.endsWith('.yaml'));
    if (files.length > 0) return files.sort().map(file => join(name, file));
    const expected = 'scenario files, whose names end in .yaml';
    throw new ProblemError([
      {
        code: 'no-scenario',
        what: 'the folder has no scenario in it',
        where: { file: name },
        expected,
        hints: [],
      },
    ]);
  });
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    const what = `the folder cannot be read (${code})`;
    throw new ProblemError([{ code: 'unreadable', what, where: { file: folder }, hints: [] }]);
  }
}
