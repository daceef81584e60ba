import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { loadSettings, type Setting } from '../../scenario/setting.ts';
import { labNames, labSources } from '../../show/c/lab-sources.ts';
import { jsonText } from '../../show/text/json.ts';
import { labData, labResultText, labSumText, labTap, verdictOf } from '../../show/text/lab.ts';
import { openLaboratory } from '../../uses/lab/laboratory.ts';
import type { Modules } from '../../uses/lab/run-history.ts';
import { runSuite, type TestResult } from '../../uses/lab/run-suite.ts';
import { testsIn } from '../../uses/lab/suite.ts';
import { progressBar } from '../bar.ts';
import { onInterrupt } from '../interrupt.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { cacheOf, inLaboratory, kernelFor, type PlaceFlags } from './place.ts';

/** What may stand on the command line of `lab run`. */
export interface RunFlags extends PlaceFlags {
  readonly design?: string;
  readonly jobs?: number;
  readonly logs?: string;
  readonly tap?: boolean;
  readonly json?: boolean;
}

/** `klpwalk lab run`: runs the steps of scenarios on a real kernel, and holds them against the model. */
export function runLab(terminal: Terminal, named: readonly string[], flags: RunFlags): Promise<Status> {
  return inLaboratory(terminal, async () => {
    const tests = await loadSettings(testsIn(named), flags.design);
    const kernel = await kernelFor(flags);
    const cache = cacheOf(flags);
    const interrupt = onInterrupt();
    const isText = !flags.json && !flags.tap;
    const bar = progressBar(terminal, 'histories', tests.length);
    try {
      const tell = (what: string) => terminal.err(`klpwalk: ${what}\n`);
      const setting = { kernel, accelerator: flags.accel ?? 'tcg', cache, tell };
      const laboratory = await openLaboratory(setting, interrupt.signal);
      const results = await runSuite(
        tests,
        laboratory,
        {
          modulesOf,
          jobs: flags.jobs ?? availableParallelism(),
          logs: flags.logs ?? join(cache, 'logs'),
          onResult: result => {
            bar.clear();
            if (isText) terminal.out(labResultText(terminal.page, result, tests.length === 1));
            bar.advance();
          },
        },
        interrupt.signal,
      );
      bar.clear();
      if (flags.json) terminal.out(jsonText(labData(results, tests.length, kernel.release)));
      else if (flags.tap) terminal.out(labTap(results, tests.length));
      else if (tests.length > 1)
        terminal.out(labSumText(terminal.page, results, tests.length, kernel.release));
      return statusOf(results, tests.length);
    } catch (error) {
      if (interrupt.signal.aborted) return STATUS.unknown;
      throw error;
    } finally {
      bar.clear();
      interrupt.stop();
    }
  });
}

/** The C of a world for the guest. */
export function modulesOf(setting: Setting): Modules {
  return { sources: labSources(setting), names: labNames(setting.scenario.world) };
}

/** What was not run is no pass: where nothing was, there is no verdict. */
function statusOf(results: readonly TestResult[], asked: number): Status {
  const verdicts = results.map(verdictOf);
  if (verdicts.includes('differs')) return STATUS.violated;
  if (results.length < asked || verdicts.includes('no answer') || !verdicts.includes('agrees'))
    return STATUS.unknown;
  return STATUS.ok;
}
