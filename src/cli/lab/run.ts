import { loadSettings } from '../../scenario/setting.ts';
import { jsonText } from '../../show/text/json.ts';
import { labData, labResultText, labSumText, labTap, verdictOf } from '../../show/text/lab.ts';
import type { TestResult } from '../../uses/lab/run-suite.ts';
import { testsIn } from '../../uses/lab/suite.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { tellShortest } from './difference.ts';
import { inLaboratory, kernelFor } from './place.ts';
import { type RunningFlags, withLaboratory } from './with-laboratory.ts';

/** What may stand on the command line of `lab run`. */
export interface RunFlags extends RunningFlags {
  readonly design?: string;
  readonly tap?: boolean;
  readonly json?: boolean;
  readonly out?: string;
}

/** `klpwalk lab run`: runs the steps of scenarios on a real kernel, and holds them against the model. */
export function runLab(terminal: Terminal, named: readonly string[], flags: RunFlags): Promise<Status> {
  return inLaboratory(terminal, async () => {
    const tests = await loadSettings(testsIn(named), flags.design);
    const kernel = await kernelFor(flags);
    const isText = !flags.json && !flags.tap;
    const told = (result: TestResult) =>
      isText ? labResultText(terminal.page, result, tests.length === 1) : '';
    return withLaboratory(terminal, kernel, flags, tests, told, async (results, opened) => {
      if (flags.json) terminal.out(jsonText(labData(results, tests.length, kernel.release)));
      else if (flags.tap) terminal.out(labTap(results, tests.length));
      else if (tests.length > 1)
        terminal.out(labSumText(terminal.page, results, tests.length, kernel.release));
      const first = results.find(result => verdictOf(result) === 'differs');
      const test = tests.find(({ scenario }) => scenario.file === first?.name);
      if (first !== undefined && test !== undefined && flags.out !== undefined)
        await tellShortest(terminal, { test, file: test.scenario.file, first }, opened, flags.out, isText);
      return statusOf(results, tests.length);
    });
  });
}

/** What was not run is no pass: where nothing was, there is no verdict. */
function statusOf(results: readonly TestResult[], asked: number): Status {
  const verdicts = results.map(verdictOf);
  if (verdicts.includes('differs')) return STATUS.violated;
  if (results.length < asked || verdicts.includes('no answer') || !verdicts.includes('agrees'))
    return STATUS.unknown;
  return STATUS.ok;
}
