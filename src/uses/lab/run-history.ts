import { join } from 'node:path';
import type { Setting } from '../../scenario/setting.ts';
import { judgeAddresses } from './addresses.ts';
import { buildModules, type Source } from './build-modules.ts';
import { runClone } from './clone.ts';
import { foretell } from './foretold.ts';
import { readKernelLog } from './kernel-log.ts';
import type { Laboratory } from './laboratory.ts';
import { type GuestNames, planOf } from './plan.ts';
import { standIns } from './stand-ins.ts';
import { type Judged, judge } from './verdict.ts';

/** The C of a world's modules, for the guest. */
export interface Modules {
  readonly sources: readonly Source[];
  readonly names: GuestNames;
}

/** A history that was run on a real kernel. */
export interface HistoryRun extends Judged {
  /** The guest's console, as it came. */
  readonly console: string;
}

/**
 * Runs the steps of a scenario on the real kernel, and holds it against the model.
 *
 * @param modulesOf writes the C of the world whose functions have the names of the guest
 * @param scratch a name for the files of this run
 * @throws LabError where the modules cannot be built
 */
export async function runHistory(
  { machine, building }: Laboratory,
  { scenario, design }: Setting,
  modulesOf: (setting: Setting) => Modules,
  scratch: string,
  signal: AbortSignal,
): Promise<HistoryRun> {
  const { world, steps } = scenario;
  const standing = standIns(world, steps);
  const { sources, names } = modulesOf({ scenario: { ...scenario, world: standing.world }, design });
  const { modules } = await buildModules(sources, building, signal);
  const foretold = foretell(world, design, steps);
  const plan = planOf(world, foretold, standing, names);
  const file = join(machine.folder, `history-${scratch}`);
  const { console, errors, isTimedOut } = await runClone(machine, file, modules, plan, signal);
  const log = readKernelLog(standing.inLine(console));
  const judged = judgeAddresses(world, design, steps, foretold, foretold =>
    judge(world, foretold, log, names),
  );
  // A guest that was stopped in the middle of a step has said nothing about it.
  const place = judged.steps.findIndex(({ verdict }) => verdict === 'differs');
  const isCut = isTimedOut && log.steps.get(place + 1)?.code === null;
  if (judged.verdict !== 'no answer' && !isCut) return { ...judged, console };
  const why = isTimedOut ? 'the guest hangs' : errors.trim() === '' ? judged.why : errors.trim();
  return { ...judged, verdict: 'no answer', why, console };
}
