import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readText } from '../../scenario/file-text.ts';
import { loadSetting, type Setting } from '../../scenario/setting.ts';
import { scenarioYaml } from '../../show/files/scenario-yaml.ts';
import { writeFile } from '../../show/files/write-file.ts';
import { labResultText, labSumText, verdictOf } from '../../show/text/lab.ts';
import { randomSteps } from '../../uses/lab/random-history.ts';
import { runSuite, type TestResult } from '../../uses/lab/run-suite.ts';
import { whyNotWorld } from '../../uses/lab/runnable.ts';
import { shrunk } from '../../uses/lab/shrink.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { inLaboratory, kernelFor } from './place.ts';
import { type Opened, type RunningFlags, withLaboratory } from './with-laboratory.ts';

/** What may stand on the command line of `lab random`. */
export interface RandomFlags extends RunningFlags {
  readonly world?: readonly string[];
  readonly design?: readonly string[];
  readonly seed?: number;
  readonly from?: number;
  readonly out?: string;
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
    const told = (result: TestResult) =>
      verdictOf(result) === 'agrees' ? '' : labResultText(terminal.page, result, false);
    terminal.out(`seed ${seed}, histories ${from} to ${from + count - 1}\n`);
    return withLaboratory(terminal, kernel, flags, tests, told, async (results, opened) => {
      terminal.out(labSumText(terminal.page, results, count, kernel.release));
      const first = differing(results);
      const history = histories.find(({ test }) => test.scenario.file === first?.name);
      if (history === undefined)
        return results.length === count && results.every(isAgreed) ? STATUS.ok : STATUS.unknown;
      await tellShortest(terminal, history, opened, out);
      return STATUS.violated;
    });
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
  { laboratory, suite, signal }: Opened,
  out: string | undefined,
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
