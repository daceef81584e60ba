import { ProblemError } from '../problem/problem.ts';
import { oneExtensionOf } from '../show/files/extension.ts';
import { probeFiles } from '../show/files/probe-files.ts';
import { writeFile } from '../show/files/write-file.ts';
import { sizeText } from '../show/text/cell.ts';
import { COMPARISON_EXTENSIONS, type ComparisonExtension } from '../show/text/comparison-format-names.ts';
import { COMPARISON_FORMATS } from '../show/text/comparison-formats.ts';
import type { Comparison } from '../uses/compare/comparison.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What is to be written, and as what. */
export type ComparisonPlan = readonly { readonly file: string; readonly extension: ComparisonExtension }[];

/**
 * What `--out` asks for; everything that can be found out before the walk has been checked.
 *
 * @param scenarios the files of the worlds, which must not be overwritten
 * @throws ProblemError
 */
export async function planComparisonOut(
  names: readonly string[],
  scenarios: readonly string[],
): Promise<ComparisonPlan> {
  const plan = names.map(file => ({ file, extension: oneExtensionOf(file, COMPARISON_EXTENSIONS) }));
  await probeFiles(names, scenarios);
  return plan;
}

/** Writes the files, and says so. @returns the status that replaces that of the table; `null`: all went well */
export async function writeComparison(
  terminal: Terminal,
  plan: ComparisonPlan,
  comparison: Comparison,
): Promise<Status | null> {
  let status: Status | null = null;
  for (const { file, extension } of plan) {
    try {
      await writeFile(file, [COMPARISON_FORMATS[extension](comparison)]);
      terminal.err(`${file}: ${sizeText(comparison)}\n`);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      terminal.err(`klpwalk: ${error.message}\n`);
      status = STATUS.usage;
    }
  }
  return status;
}
