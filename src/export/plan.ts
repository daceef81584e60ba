import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readText } from '../scenario/read.ts';
import { ExportError } from './export-error.ts';
import { type Extension, extensionOf, FORMATS } from './formats.ts';
import type { LivepatchMember } from './livepatch-members.ts';
import { probeFile } from './write-file.ts';

/** What is to be written when the walk is over; everything that can be found out before it has been checked. */
export interface ExportPlan {
  readonly files: readonly { readonly file: string; readonly extension: Extension }[];
  /** The members that drawings are made by; `null`: every state is drawn. */
  readonly by: readonly LivepatchMember[] | null;
  /** The text of the scenario's file. */
  readonly source: string;
  readonly needsGraph: boolean;
}

/**
 * @param scenario the scenario's file, which must not be overwritten
 * @param names of the files to write; their extensions say what
 * @throws ExportError
 */
export async function planExport(
  scenario: string,
  names: readonly string[],
  by: readonly LivepatchMember[] | null,
): Promise<ExportPlan> {
  const files = names.map(file => ({ file, extension: extensionOf(file) }));
  const kinds = files.map(({ extension }) => FORMATS[extension].kind);
  if (by !== null && !kinds.includes('drawing')) throw nothingToDraw(names);
  const taken = new Set([await placeOf(scenario)]);
  for (const { file } of files) {
    const place = await placeOf(file);
    if (taken.has(place)) throw twice(file, place === (await placeOf(scenario)));
    taken.add(place);
    await probeFile(file);
  }
  return { files, by, source: readText(scenario), needsGraph: kinds.some(kind => kind !== 'history') };
}

/** Equal for names of the same file. */
async function placeOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return resolve(file);
  }
}

function nothingToDraw(names: readonly string[]): ExportError {
  return new ExportError({
    code: 'nothing-to-draw',
    what: 'there is no drawing that could be made by these members',
    where: { file: ['--by', ...names].join(' ') },
    expected: 'a file that ends in .dot or .mmd',
    hints: [],
  });
}

function twice(file: string, isScenario: boolean): ExportError {
  return new ExportError({
    code: 'same-file',
    what: isScenario ? 'this is the scenario that is explored' : 'this file is asked for twice',
    where: { file },
    expected: 'another name',
    hints: [],
  });
}
