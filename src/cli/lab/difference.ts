import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readText } from '../../scenario/file-text.ts';
import type { Setting } from '../../scenario/setting.ts';
import type { Step } from '../../scenario/step.ts';
import { labMail } from '../../show/files/lab-mail.ts';
import { scenarioYaml } from '../../show/files/scenario-yaml.ts';
import { writeFile } from '../../show/files/write-file.ts';
import { labResultText } from '../../show/text/lab.ts';
import { foretell } from '../../uses/lab/foretold.ts';
import { recordingOf } from '../../uses/lab/recording.ts';
import { runSuite, type TestResult } from '../../uses/lab/run-suite.ts';
import { shrunk } from '../../uses/lab/shrink.ts';
import type { Terminal } from '../terminal.ts';
import type { Opened } from './with-laboratory.ts';

/** A history that differs. */
export interface Told {
  readonly test: Setting;
  /** Where its world is written. */
  readonly file: string;
  /** What came of it. */
  readonly first: TestResult;
}

/**
 * What is unlike, and in which step; of another log it is enough that there is one. A shorter history may differ for a reason of
 * its own, and that is another one.
 */
function differenceOf({ run }: TestResult): string | null {
  const step = run?.steps.find(({ verdict }) => verdict === 'differs');
  if (step === undefined) return null;
  const unlike = step.unlike.map(({ what, model, kernel }) =>
    what === 'result' ? [what, model, kernel] : what,
  );
  return JSON.stringify([step.line, unlike]);
}

/**
 * Leaves out on the kernel what it can of a history that differs, and writes what is left: as a scenario, as a recording, and as a
 * mail.
 */
export async function tellShortest(
  terminal: Terminal,
  { test, file: world, first }: Told,
  { laboratory, suite, signal }: Opened,
  out: string | undefined,
  isText = true,
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
  const difference = differenceOf(first);
  const steps = await shrunk(test, scenario.steps, async shorter => {
    const result = await ask(shorter);
    return result !== undefined && differenceOf(result) === difference;
  });
  const result = await ask(steps);
  if (result === undefined) return;
  if (isText) {
    terminal.out('\nThe shortest of it that still differs:\n');
    terminal.out(labResultText(terminal.page, result, true));
  }
  if (out === undefined) return;
  await mkdir(out, { recursive: true });
  const file = join(out, basename(scenario.file, '.yaml').replaceAll(/\W+/g, '-'));
  const { release } = laboratory.machine.kernel;
  const account = (subject: string, summary: string) => ({
    ...test,
    source: readText(world),
    subject,
    summary,
  });
  const written = {
    '.yaml': scenarioYaml({
      ...account('Differs', `On a real kernel, Linux ${release}, this ends otherwise than the model says.`),
      steps: steps.map(step => ({ step })),
      expect: null,
    }),
    ...recordingFile(account, test, steps, result, release),
    '.eml': [
      labMail(test, { result, release, console: consoleOf(result), command: `klpwalk lab run ${file}.yaml` }),
    ],
  };
  for (const [extension, chunks] of Object.entries(written)) {
    await writeFile(`${file}${extension}`, chunks);
    terminal.err(`${file}${extension}\n`);
  }
}

/** What the kernel did, as a scenario that `simulate` finds wrong until the model does the same. */
function recordingFile(
  account: (
    subject: string,
    summary: string,
  ) => Pick<Parameters<typeof scenarioYaml>[0], 'scenario' | 'source' | 'design' | 'subject' | 'summary'>,
  { scenario: { world }, design }: Setting,
  steps: readonly Step[],
  { run }: TestResult,
  release: string,
) {
  if (run?.verdict !== 'differs') return {};
  const recording = recordingOf(foretell(world, design, steps), run.steps);
  return {
    '.recorded.yaml': scenarioYaml({
      ...account(
        'Recorded',
        `What a real kernel did, Linux ${release}. The model does otherwise in the last step.`,
      ),
      steps: recording.steps.map(step => ({ step })),
      expect: { log: [...recording.log] },
    }),
  };
}

function consoleOf({ log }: TestResult): string {
  return log === null ? '' : readFileSync(log, 'utf8');
}
