import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { Setting } from '../../scenario/setting.ts';
import { labNames, labSources } from '../../show/c/lab-sources.ts';
import type { Kernel } from '../../uses/lab/kernel.ts';
import { type Laboratory, openLaboratory } from '../../uses/lab/laboratory.ts';
import type { Modules } from '../../uses/lab/run-history.ts';
import { runSuite, type SuiteSetting, type TestResult } from '../../uses/lab/run-suite.ts';
import { progressBar } from '../bar.ts';
import { onInterrupt } from '../interrupt.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { cacheOf, type PlaceFlags } from './place.ts';

/** What may stand on the command line of everything that runs histories. */
export interface RunningFlags extends PlaceFlags {
  readonly jobs?: number;
  readonly logs?: string;
}

/** A laboratory that is open. */
export interface Opened {
  readonly laboratory: Laboratory;
  readonly suite: SuiteSetting;
  readonly signal: AbortSignal;
}

/**
 * Opens the laboratory, runs histories in it, and tells of each as it ends.
 *
 * @param told what is told of a history; empty: nothing
 * @param work what is made of all of them
 * @returns what `work` does, or that Ctrl-C came before
 */
export async function withLaboratory(
  terminal: Terminal,
  kernel: Kernel,
  flags: RunningFlags,
  tests: readonly Setting[],
  told: (result: TestResult) => string,
  work: (results: readonly TestResult[], opened: Opened) => Promise<Status> | Status,
): Promise<Status> {
  const cache = cacheOf(flags);
  const interrupt = onInterrupt(['SIGTERM', 'SIGHUP']);
  const { signal } = interrupt;
  const bar = progressBar(terminal, 'histories', tests.length);
  const suite: SuiteSetting = {
    modulesOf,
    jobs: flags.jobs ?? availableParallelism(),
    logs: flags.logs ?? join(cache, 'logs'),
    onResult: result => {
      bar.clear();
      terminal.out(told(result));
      bar.advance();
    },
  };
  try {
    const tell = (what: string) => terminal.err(`klpwalk: ${what}\n`);
    const laboratory = await openLaboratory(
      { kernel, accelerator: flags.accel ?? 'tcg', cache, tell },
      signal,
    );
    const results = await runSuite(tests, laboratory, suite, signal);
    bar.clear();
    return await work(results, { laboratory, suite: { ...suite, onResult: () => {} }, signal });
  } catch (error) {
    if (signal.aborted) return STATUS.unknown;
    throw error;
  } finally {
    bar.clear();
    interrupt.stop();
  }
}

/** The C of a world for the guest. */
function modulesOf(setting: Setting): Modules {
  return { sources: labSources(setting), names: labNames(setting.scenario.world) };
}
