import { ProblemError } from '../../problem/problem.ts';
import { readText } from '../../scenario/file-text.ts';
import type { Extension } from './format-names.ts';
import { extensionOf, FORMATS } from './formats.ts';
import type { LivepatchMember } from './livepatch-members.ts';
import { probeFiles } from './probe-files.ts';

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
 * @throws ProblemError
 */
export async function planExport(
  scenario: string,
  names: readonly string[],
  by: readonly LivepatchMember[] | null,
): Promise<ExportPlan> {
  const files = names.map(file => ({ file, extension: extensionOf(file) }));
  const kinds = files.map(({ extension }) => FORMATS[extension].kind);
  if (by !== null && !kinds.includes('drawing')) throw nothingToDraw(names);
  await probeFiles(names, [scenario]);
  return { files, by, source: readText(scenario), needsGraph: kinds.some(kind => kind !== 'history') };
}

function nothingToDraw(names: readonly string[]): ProblemError {
  return new ProblemError([
    {
      code: 'nothing-to-draw',
      what: 'there is no drawing that could be made by these members',
      where: { option: ['--by', ...names].join(' ') },
      expected: 'a file that ends in .dot or .mmd',
      hints: [],
    },
  ]);
}
