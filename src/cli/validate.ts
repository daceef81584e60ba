import { isFollowed } from '../../machines/designs/own.ts';
import type { Release } from '../../machines/releases.ts';
import { loadDesigns } from '../scenario/load-design.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { loadSetting, type Setting } from '../scenario/setting.ts';
import { designText } from '../show/text/design-text.ts';
import { jsonText } from '../show/text/json.ts';
import { type ValidatedLog, validationText } from '../show/text/validation.ts';
import { validationData } from '../show/text/validation-data.ts';
import { graphOf, ownLines } from '../uses/validate/follow/graph.ts';
import type { Follower, Validation } from '../uses/validate/follower.ts';
import { Guesser } from '../uses/validate/guess/guesser.ts';
import { LogReader } from '../uses/validate/log/reader.ts';
import { Validator } from '../uses/validate/validate.ts';
import { chunksOf, noLivepatchLine } from './chunks.ts';
import { onInterrupt } from './interrupt.ts';
import { LiveSteps } from './live-steps.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `validate`. */
export interface ValidateFlags {
  readonly world?: string;
  readonly design?: string;
  readonly kernel?: Release;
  readonly json?: boolean;
}

/** `klpwalk validate LOG`: whether a kernel log is a history of the model. `-` is standard input. */
export async function runValidate(terminal: Terminal, log: string, flags: ValidateFlags): Promise<Status> {
  await loadDesigns([flags.design]);
  const known = flags.world === undefined ? null : await settingOf(flags.world, flags);
  const own = known === null ? new Set<string>() : ownLines(known.scenario.world);
  const reader = new LogReader(log === '-' ? 'standard input' : log, own);
  const guesser = new Guesser(log, {
    design: flags.design,
    kernel: flags.kernel,
    told: () => reader.counts.release,
  });
  const follower: Follower =
    known === null ? guesser : new Validator(graphOf(known.scenario.world, known.design));

  const isInterrupted = await readThrough(terminal, log, reader, follower);
  if (follower.used === 0) {
    if (isInterrupted) return STATUS.unknown;
    throw noLivepatchLine(log, reader.counts.lines);
  }
  const { result: validation, design } = follower;
  const told: ValidatedLog = {
    log,
    against: known === null ? 'a world that is made of it' : whatIs(known.scenario, design.name),
    kernel: known?.scenario.world.kernel ?? null,
    hasRegistry: design.hasRegistry,
    counts: reader.counts,
    validation,
    guess: known === null ? guesser.guess(validation) : null,
  };
  if (flags.json) terminal.out(jsonText(validationData(told)));
  else terminal.out(validationText(terminal.page, told));
  return isInterrupted ? STATUS.unknown : statusOf(validation, known?.scenario ?? null);
}

/** @returns whether somebody has ended it before the log did */
async function readThrough(
  terminal: Terminal,
  log: string,
  reader: LogReader,
  follower: Follower,
): Promise<boolean> {
  const interrupt = onInterrupt();
  const live = log === '-' ? new LiveSteps(terminal) : null;
  try {
    for await (const chunk of chunksOf(terminal, log, interrupt.signal)) {
      for (const line of reader.push(chunk)) {
        if (!follower.see(line)) return false;
        const { latest } = live === null ? { latest: null } : follower;
        if (latest !== null) live?.add(latest);
      }
      live?.wait();
    }
    // A pipe that is followed has no other end.
    if (interrupt.signal.aborted && log !== '-') return true;
    for (const line of reader.end()) follower.see(line);
    return false;
  } finally {
    live?.end();
    interrupt.stop();
  }
}

async function settingOf(world: string, { design, kernel }: ValidateFlags): Promise<Setting> {
  const { scenario, ...rest } = await loadSetting(world, design);
  if (kernel === undefined) return { scenario, ...rest };
  return { scenario: { ...scenario, world: { ...scenario.world, kernel } }, ...rest };
}

function whatIs({ file, world }: Scenario, design: string): string {
  return `${file}: ${designText(design, isFollowed(world))}, kernel ${world.kernel}`;
}

/** As in simulate, a broken property is as it should be where the scenario says what it expects of the properties. */
function statusOf({ verdict, broken }: Validation, scenario: Scenario | null): Status {
  if (verdict === 'unknown') return STATUS.unknown;
  const { violations = [], holds = [] } = scenario?.expect ?? {};
  const isExpected = violations.length + holds.length > 0;
  const isBroken = broken.some(({ always }) => always) && !isExpected;
  return verdict === 'does not fit' || isBroken ? STATUS.violated : STATUS.ok;
}
