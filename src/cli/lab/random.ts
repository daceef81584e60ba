import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { readText } from '../../scenario/file-text.ts';
import { loadSetting, type Setting } from '../../scenario/setting.ts';
import { scenarioYaml } from '../../show/files/scenario-yaml.ts';
import { writeFile } from '../../show/files/write-file.ts';
import { labResultText, labSumText, verdictOf } from '../../show/text/lab.ts';
import { type Laboratory, openLaboratory } from '../../uses/lab/laboratory.ts';
import { randomSteps } from '../../uses/lab/random-history.ts';
import { runSuite, type SuiteSetting, type TestResult } from '../../uses/lab/run-suite.ts';
import { whyNotWorld } from '../../uses/lab/runnable.ts';
import { shrunk } from '../../uses/lab/shrink.ts';
import { progressBar } from '../bar.ts';
import { onInterrupt } from '../interrupt.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { cacheOf, inLaboratory, kernelFor, type PlaceFlags } from './place.ts';
import { modulesOf } from './run.ts';

/** What may stand on the command line of `lab random`. */
export interface RandomFlags extends PlaceFlags {
  readonly world?: readonly string[];
  readonly design?: readonly string[];
  readonly seed?: number;
  readonly from?: number;
  readonly out?: string;
  readonly jobs?: number;
  readonly logs?: string;
}

const WORLDS = ['upgrade', 'stack-then-replace', 'two-objects', 'failing-callback', 'blocked-task', 'forced'];
const DESIGNS = ['klp-state', 'sketch', 'repaired', 'none'];

/** `klpwalk lab random`: histories at random, on the kernel and on the model. */
export function runRandom(terminal: Terminal, count: number, flags: RandomFlags): Promise<Status> {
  return inLaboratory(terminal, async () => {
    const { seed = Math.floor(Math.random() * 2 ** 31), from = 1, out } = flags;
    const kernel = await kernelFor(flags);
    const settings = await settingsOf(flags, kernel.release);
    const histories = Array.from({ length: count }, (_, place) => historyOf(settings, seed, from + place));
    const tests = histories.map(({ test }) => test);
    const cache = cacheOf(flags);
    const interrupt = onInterrupt();
    terminal.out(`seed ${seed}, histories ${from} to ${from + count - 1}\n`);
    const bar = progressBar(terminal, 'histories', count);
    try {
      const tell = (what: string) => terminal.err(`klpwalk: ${what}\n`);
      const opened = { kernel, accelerator: flags.accel ?? 'tcg', cache, tell };
      const laboratory = await openLaboratory(opened, interrupt.signal);
      const suite: SuiteSetting = {
        modulesOf,
        jobs: flags.jobs ?? availableParallelism(),
        logs: flags.logs ?? join(cache, 'logs'),
        onResult: result => {
          bar.clear();
          if (verdictOf(result) !== 'agrees') terminal.out(labResultText(terminal.page, result, false));
          bar.advance();
        },
      };
      const results = await runSuite(tests, laboratory, suite, interrupt.signal);
      bar.clear();
      terminal.out(labSumText(terminal.page, results, count, kernel.release));
      const first = differing(results);
      const history = histories.find(({ test }) => test.scenario.file === first?.name);
      if (history === undefined)
        return results.length === count && results.every(isAgreed) ? STATUS.ok : STATUS.unknown;
      await tellShortest(
        terminal,
        history,
        laboratory,
        { ...suite, onResult: () => {} },
        out,
        interrupt.signal,
      );
      return STATUS.violated;
    } catch (error) {
      if (interrupt.signal.aborted) return STATUS.unknown;
      throw error;
    } finally {
      bar.clear();
      interrupt.stop();
    }
  });
}

const isAgreed = (result: TestResult) => verdictOf(result) === 'agrees';

function differing(results: readonly TestResult[]): TestResult | undefined {
  return results.find(result => verdictOf(result) === 'differs');
}

async function settingsOf({ world, design }: RandomFlags, release: string): Promise<Setting[]> {
  const settings: Setting[] = [];
  for (const name of world ?? WORLDS) {
    for (const each of design ?? (world === undefined ? DESIGNS : [undefined])) {
      const setting = await loadSetting(name, each);
      if (whyNotWorld(setting.scenario.world, release) === null) settings.push(setting);
    }
  }
  return settings;
}

/** A history, which is called after its world, and the file of that. */
interface RandomHistory {
  readonly test: Setting;
  readonly file: string;
}

function historyOf(settings: readonly Setting[], seed: number, number: number): RandomHistory {
  const setting = settings[number % settings.length];
  if (setting === undefined) throw new RangeError('no world can be run');
  const { scenario, design } = setting;
  const world = basename(scenario.file, '.yaml');
  const steps = randomSteps(setting, seed, number);
  const name = `${world}, ${design.name}, history ${number}`;
  return { test: { design, scenario: { ...scenario, steps, file: name } }, file: scenario.file };
}

/** Leaves out what it can of the first that differs, and writes what is left as a scenario. */
async function tellShortest(
  terminal: Terminal,
  { test, file: world }: RandomHistory,
  laboratory: Laboratory,
  suite: SuiteSetting,
  out: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const { scenario } = test;
  const ask = async (steps: Setting['scenario']['steps']) => {
    const [result] = await runSuite(
      [{ ...test, scenario: { ...scenario, steps } }],
      laboratory,
      suite,
      signal,
    );
    return result;
  };
  const steps = await shrunk(test, scenario.steps, async shorter => {
    const result = await ask(shorter);
    return result !== undefined && verdictOf(result) === 'differs';
  });
  const result = await ask(steps);
  if (result === undefined) return;
  terminal.out('\nThe shortest of it that still differs:\n');
  terminal.out(labResultText(terminal.page, result, true));
  if (out === undefined) return;
  await mkdir(out, { recursive: true });
  const file = join(out, `${scenario.file.replaceAll(/\W+/g, '-')}.yaml`);
  await writeFile(
    file,
    scenarioYaml({
      ...test,
      source: readText(world),
      subject: 'lab random',
      summary: `On a real kernel, Linux ${laboratory.machine.kernel.release}, this ends otherwise than the model says.`,
      steps: steps.map(step => ({ step })),
      expect: null,
    }),
  );
  terminal.out(`${file}\n`);
}
