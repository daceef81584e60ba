import { basename } from 'node:path';
import { loadSetting, type Setting } from '../../scenario/setting.ts';
import { labResultText, labSumText, verdictOf } from '../../show/text/lab.ts';
import { randomSteps } from '../../uses/lab/random-history.ts';
import type { TestResult } from '../../uses/lab/run-suite.ts';
import { whyNotWorld } from '../../uses/lab/runnable.ts';
import { STATUS, type Status } from '../status.ts';
import type { Terminal } from '../terminal.ts';
import { type Told, tellShortest } from './difference.ts';
import { inLaboratory, kernelFor } from './place.ts';
import { type RunningFlags, withLaboratory } from './with-laboratory.ts';

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
      if (first === undefined || history === undefined)
        return results.length === count && results.every(isAgreed) ? STATUS.ok : STATUS.unknown;
      await tellShortest(terminal, { ...history, first }, opened, out);
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

function historyOf(settings: readonly Setting[], seed: number, number: number): Omit<Told, 'first'> {
  const setting = settings[number % settings.length];
  if (setting === undefined) throw new RangeError('no world can be run');
  const { scenario, design } = setting;
  const world = basename(scenario.file, '.yaml');
  const steps = randomSteps(setting, seed, number);
  const name = `${world}, ${design.name}, history ${number}`;
  return { test: { design, scenario: { ...scenario, steps, file: name } }, file: scenario.file };
}
