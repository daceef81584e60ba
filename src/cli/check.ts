import { planPictures, writePictures } from '../show/files/pictures.ts';
import { checkText, failedStepText } from '../show/text/check.ts';
import { checkData } from '../show/text/check-data.ts';
import { jsonText } from '../show/text/json.ts';
import { loadSubject } from '../subject/load-subject.ts';
import type { Aims } from '../subject/subject.ts';
import { type Checked, check } from '../uses/check/check.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';
import { type WalkFlags, walked } from './walked.ts';

/** What may stand on the command line of `check`. */
export interface CheckFlags extends Aims, WalkFlags {
  readonly out?: readonly string[];
  readonly json?: boolean;
}

/** `klpwalk check MACHINE`: walks all that a machine can do, and says what it never does. */
export async function runCheck(terminal: Terminal, file: string, flags: CheckFlags): Promise<Status> {
  const subject = await loadSubject(file, flags);
  const pictures = await planPictures(file, flags.out ?? []);
  const found = await walked(terminal, subject, flags);
  if ('thrown' in found) {
    terminal.out(failedStepText(terminal.page, found));
    return STATUS.violated;
  }
  const checked = check(found);
  terminal.out(flags.json === true ? jsonText(checkData(checked)) : checkText(terminal.page, checked));
  for (const note of await writePictures(pictures, found)) terminal.err(`${note}\n`);
  return statusOf(checked);
}

function statusOf({ result, places }: Checked): Status {
  const { stopped, coverage, verdicts } = result;
  const isWrong =
    places.some(({ deadEnds, failures }) => deadEnds !== null || failures !== null) ||
    verdicts.some(({ verdict }) => verdict === 'violated');
  if (isWrong || (stopped === null && (coverage?.states.missing.length ?? 0) > 0)) return STATUS.violated;
  return stopped === null ? STATUS.ok : STATUS.unknown;
}
