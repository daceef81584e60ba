import { planPictures, writePictures } from '../show/files/pictures.ts';
import { checkText, failedStepText } from '../show/text/check.ts';
import { checkData } from '../show/text/check-data.ts';
import { jsonText } from '../show/text/json.ts';
import { type Aims, loadSubject } from '../subject/subject.ts';
import { type Checked, check } from '../uses/check/check.ts';
import { onInterrupt } from './interrupt.ts';
import { progressLine } from './progress.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `check`. */
export interface CheckFlags extends Aims {
  readonly out?: readonly string[];
  readonly maxDepth?: number;
  readonly maxStates?: number;
  readonly json?: boolean;
}

/** More states than this are as a rule a machine that counts without end. */
const MOST_STATES = 100_000;

/** `klpwalk check MACHINE`: walks all that a machine can do, and says what it never does. */
export async function runCheck(terminal: Terminal, file: string, flags: CheckFlags): Promise<Status> {
  const subject = await loadSubject(file, flags);
  const pictures = await planPictures(file, flags.out ?? []);
  const interrupt = onInterrupt();
  const progress = progressLine(terminal);
  const walk = async () => {
    try {
      return await check(subject, {
        depth: flags.maxDepth ?? null,
        states: flags.maxStates ?? MOST_STATES,
        onProgress: progress.show,
        signal: interrupt.signal,
      });
    } finally {
      progress.clear();
      interrupt.stop();
    }
  };
  const found = await walk();
  if ('thrown' in found) {
    terminal.out(failedStepText(terminal.page, found));
    return STATUS.violated;
  }
  terminal.out(flags.json === true ? jsonText(checkData(found)) : checkText(terminal.page, found));
  for (const note of await writePictures(pictures, found)) terminal.err(`${note}\n`);
  return statusOf(found);
}

function statusOf({ stopped, places, coverage }: Checked): Status {
  const isWrong = places.some(({ deadEnds }) => deadEnds !== null);
  if (isWrong || (stopped === null && (coverage?.states.missing.length ?? 0) > 0)) return STATUS.violated;
  return stopped === null ? STATUS.ok : STATUS.unknown;
}
