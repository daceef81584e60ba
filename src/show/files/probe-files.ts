import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ProblemError } from '../../problem/problem.ts';
import { probeFile } from './write-file.ts';

/**
 * Finds out whether the files could be written, each to a place of its own.
 *
 * @param scenarios the files that what is written is made from, and that must not be overwritten
 * @throws ProblemError
 */
export async function probeFiles(names: readonly string[], scenarios: readonly string[]): Promise<void> {
  const sources = new Set(await Promise.all(scenarios.map(placeOf)));
  const taken = new Set(sources);
  for (const file of names) {
    const place = await placeOf(file);
    if (taken.has(place)) throw twice(file, sources.has(place));
    taken.add(place);
    await probeFile(file);
  }
}

/** Equal for names of the same file. */
async function placeOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return resolve(file);
  }
}

function twice(file: string, isScenario: boolean): ProblemError {
  return new ProblemError([
    {
      code: 'same-file',
      what: isScenario ? 'this is the scenario that is explored' : 'this file is asked for twice',
      where: { file },
      expected: 'another name',
      hints: [],
    },
  ]);
}
