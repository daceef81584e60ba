import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ProblemError } from '../../problem/problem.ts';
import type { Setting } from '../../scenario/setting.ts';
import { LabError } from './lab-error.ts';
import type { Laboratory } from './laboratory.ts';
import { type HistoryRun, type Modules, runHistory } from './run-history.ts';
import { whyNotRunnable } from './runnable.ts';

/** A test with its name, and what came of it. */
export interface TestResult {
  readonly name: string;
  /** `null`: it was not run. */
  readonly run: Omit<HistoryRun, 'console'> | null;
  /** Why it was not run, or could not be. */
  readonly why: string | null;
  /** It could not be built: that is no skip. */
  readonly isBroken: boolean;
  /** Where the guest's console is; `null`: there was none. */
  readonly log: string | null;
  /** In seconds. */
  readonly seconds: number;
}

/** How tests are run. */
export interface SuiteSetting {
  readonly modulesOf: (setting: Setting) => Modules;
  /** How many guests at once. */
  readonly jobs: number;
  /** Where the raw logs go. */
  readonly logs: string;
  readonly onResult: (result: TestResult, done: number) => void;
}

/**
 * Runs tests, some at once, each in a guest of its own.
 *
 * @returns the results in the order of the tests; those of the ones that were not reached are not among them
 */
export async function runSuite(
  tests: readonly Setting[],
  laboratory: Laboratory,
  { modulesOf, jobs, logs, onResult }: SuiteSetting,
  signal: AbortSignal,
): Promise<TestResult[]> {
  await mkdir(logs, { recursive: true });
  const results = new Map<number, TestResult>();
  let next = 0;
  const work = async () => {
    while (next < tests.length && !signal.aborted) {
      const place = next++;
      const test = tests[place];
      if (test === undefined) return;
      const result = await runTest(test, place, laboratory, { modulesOf, logs }, signal);
      if (result === null) return;
      results.set(place, result);
      onResult(result, results.size);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tests.length) }, work));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}

/** @returns `null` where somebody has ended it */
async function runTest(
  test: Setting,
  place: number,
  laboratory: Laboratory,
  { modulesOf, logs }: Pick<SuiteSetting, 'modulesOf' | 'logs'>,
  signal: AbortSignal,
): Promise<TestResult | null> {
  const begun = performance.now();
  const name = test.scenario.file;
  const common = { name, isBroken: false, log: null };
  const seconds = () => (performance.now() - begun) / 1000;
  const why = whyNotRunnable(test, laboratory.machine.kernel.release);
  if (why !== null) return { ...common, run: null, why, seconds: 0 };
  try {
    const { console, ...run } = await runHistory(
      laboratory,
      test,
      modulesOf,
      `${process.pid}-${place}`,
      signal,
    );
    const log = join(
      logs,
      `${String(place + 1).padStart(3, '0')}-${basename(name, '.yaml').replaceAll(/[^\w.-]+/g, '-')}.log`,
    );
    await writeFile(log, console);
    return { ...common, run, why: run.why, log, seconds: seconds() };
  } catch (error) {
    if (signal.aborted) return null;
    if (error instanceof ProblemError)
      return { ...common, run: null, why: error.message.replace(`${name}: `, ''), seconds: seconds() };
    if (!(error instanceof LabError)) throw error;
    return {
      ...common,
      run: null,
      why: [error.message, error.detail].join('\n').trim(),
      isBroken: true,
      seconds: seconds(),
    };
  }
}
