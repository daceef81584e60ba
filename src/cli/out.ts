import type { JudgedWorld } from '../livepatch/judged-world.ts';
import { ProblemError } from '../problem/problem.ts';
import type { Setting } from '../scenario/setting.ts';
import type { LivepatchMember } from '../show/files/livepatch-members.ts';
import type { ExportPlan } from '../show/files/plan.ts';
import { onInterrupt } from './interrupt.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

export interface OutFlags {
  readonly out?: readonly string[];
  readonly by?: readonly LivepatchMember[];
}

/**
 * What `--out` and `--by` ask for; `null`: nothing.
 *
 * @throws ProblemError
 */
export async function planOut(
  settings: readonly Setting[],
  { out = [], by }: OutFlags,
): Promise<ExportPlan | null> {
  if (out.length === 0 && by === undefined) return null;
  const [setting, another] = settings;
  if (setting === undefined) return null;
  if (another !== undefined) {
    throw new ProblemError([
      {
        code: 'several-scenarios',
        what: `the files of --out are made from one scenario, and there are ${settings.length}`,
        where: { file: out.join(', ') },
        hints: ['Explore them one by one.'],
      },
    ]);
  }
  const { planExport } = await import('../show/files/plan.ts');
  return planExport(setting.scenario.file, out, by ?? null);
}

/** Writes the files, and says so. @returns the status that replaces that of the walk; `null`: all went well */
export async function writeOut(
  terminal: Terminal,
  plan: ExportPlan,
  { scenario, design }: Setting,
  result: JudgedWorld,
): Promise<Status | null> {
  // Its own: whoever has interrupted the walk may still want what it has found.
  const interrupt = onInterrupt();
  const { exportFiles } = await import('../show/files/export-files.ts');
  const { notes, failed } = await exportFiles(plan, { scenario, design, result }, interrupt.signal);
  interrupt.stop();
  for (const line of notes) terminal.err(`${line}\n`);
  for (const { message } of failed) terminal.err(`klpwalk: ${message}\n`);
  if (failed.length === 0) return null;
  return failed.every(({ problems: [problem] }) => problem.code === 'interrupted')
    ? STATUS.unknown
    : STATUS.usage;
}
