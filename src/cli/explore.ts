import { PROPERTY_NAMES, type PropertyName } from '../../machines/properties.ts';
import { applicable, type ExploreWorldOptions, exploreWorld } from '../livepatch/explore-world.ts';
import { type JudgedWorld, judgeWorld } from '../livepatch/judged-world.ts';
import { livepatchModel } from '../livepatch/model.ts';
import { ProblemError } from '../problem/problem.ts';
import { loadSettings, type Setting } from '../scenario/setting.ts';
import { explorationText } from '../show/text/exploration.ts';
import { explorationData } from '../show/text/exploration-data.ts';
import { jsonText } from '../show/text/json.ts';
import { endOfSteps } from '../uses/simulate/end-of-steps.ts';
import { aimOf } from './aim.ts';
import { onInterrupt } from './interrupt.ts';
import { type OutFlags, planOut, writeOut } from './out.ts';
import { progressLine } from './progress.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `explore`. */
export interface ExploreFlags extends OutFlags {
  readonly design?: string;
  readonly maxDepth?: number;
  readonly maxStates?: number;
  /** Bytes. */
  readonly maxMemory?: number;
  readonly cores?: number;
  readonly property?: readonly PropertyName[];
  readonly symmetry?: boolean;
  readonly coverage?: boolean;
  readonly afterSteps?: boolean;
  readonly upgradesOnly?: boolean;
  readonly reach?: readonly string[];
  readonly json?: boolean;
}

/** `klpwalk explore WORLD...`: walks every history of each world. */
export async function runExplore(
  terminal: Terminal,
  named: readonly string[],
  flags: ExploreFlags,
): Promise<Status> {
  const settings = await loadSettings(named, flags.design);
  for (const setting of settings) refuseInapplicable(setting, flags.property ?? []);
  const plan = await planOut(settings, flags);
  const begun = settings.map(setting => beginningOf(setting, flags));
  const interrupt = onInterrupt();
  const results: JudgedWorld[] = [];
  for (const [place, setting] of settings.entries()) {
    if (interrupt.signal.aborted) break;
    const result = await exploreOne(
      terminal,
      setting,
      flags,
      begun[place] ?? {},
      plan?.needsGraph ?? false,
      interrupt.signal,
    );
    results.push(result);
    if (!flags.json)
      terminal.out(`${results.length > 1 ? '\n' : ''}${explorationText(terminal.page, result)}`);
  }
  interrupt.stop();
  if (flags.json) {
    const data = results.map(explorationData);
    terminal.out(jsonText(named.length === 1 ? data[0] : data));
  }
  const [setting] = settings;
  const [result] = results;
  if (plan !== null && setting !== undefined && result !== undefined) {
    const status = await writeOut(terminal, plan, setting, result);
    if (status !== null) return status;
  }
  return results.length < settings.length ? STATUS.unknown : statusOf(results);
}

/** A verdict on a property that a design cannot break would say nothing. */
function refuseInapplicable({ scenario, design }: Setting, properties: readonly PropertyName[]): void {
  const judged = applicable(properties, design, scenario.world);
  const other = properties.find(property => !judged.includes(property));
  if (other === undefined) return;
  throw new ProblemError([
    {
      code: 'inapplicable',
      what: `property ${other} does not apply to the design ${design.name}`,
      where: { file: scenario.file },
      expected: `some of ${applicable(PROPERTY_NAMES, design, scenario.world).join(', ')}`,
      hints: [],
    },
  ]);
}

/** Where a walk begins, and where it is to get. */
type Beginning = Pick<ExploreWorldOptions, 'from' | 'reach'>;

/** @throws ProblemError */
function beginningOf({ scenario, design }: Setting, { afterSteps, reach }: ExploreFlags): Beginning {
  const from = afterSteps === true ? endOfSteps(scenario, design) : undefined;
  return {
    ...(from === undefined ? {} : { from }),
    ...(reach === undefined
      ? {}
      : { reach: aimOf(reach, livepatchModel(scenario.world, design).initial.context) }),
  };
}

/** What a walk that has ended still takes to say what it has found, in bytes. */
const TO_TELL = 28 * 1024 ** 2;

/** Walks one world, and tells on the way how far it has come. */
async function exploreOne(
  terminal: Terminal,
  { scenario, design }: Setting,
  flags: ExploreFlags,
  begun: Beginning,
  graph: boolean,
  signal: AbortSignal,
): Promise<JudgedWorld> {
  const { from, reach } = begun;
  // Who asks for a state alone gets the answer alone.
  const properties = flags.property ?? (reach === undefined ? PROPERTY_NAMES : []);
  const upgradesOnly = flags.upgradesOnly ?? false;
  const progress = progressLine(terminal);
  try {
    const exploration = await exploreWorld(scenario.world, design, {
      faults: scenario.declaredFaults,
      force: scenario.explore.force,
      depth: flags.maxDepth ?? scenario.explore.depth,
      states: flags.maxStates ?? scenario.explore.states,
      ...(flags.maxMemory === undefined ? {} : { memory: Math.max(0, flags.maxMemory - TO_TELL) }),
      cores: flags.cores ?? 1,
      properties,
      symmetry: flags.symmetry ?? true,
      graph,
      ...begun,
      upgradesOnly,
      // Of these walks it would not be the design that says so.
      handing: from === undefined && !upgradesOnly && reach === undefined,
      coverage: flags.coverage ?? false,
      signal,
      onProgress: progress.show,
    });
    return judgeWorld(scenario, design, exploration, { ...begun, upgradesOnly });
  } finally {
    progress.clear();
  }
}

/** The exit status that tells what the walks have shown. */
function statusOf(results: readonly JudgedWorld[]): Status {
  const stops = results.map(({ exploration }) => exploration.stopped);
  if (stops.includes('interrupted')) return STATUS.unknown;
  if (results.some(({ verdict, reached }) => verdict === 'violated' || reached?.verdict === 'never reached'))
    return STATUS.violated;
  return stops.includes('states') ||
    stops.includes('memory') ||
    stops.includes('values') ||
    results.some(({ verdict, reached }) => verdict === 'unknown' || reached?.verdict === 'unknown')
    ? STATUS.unknown
    : STATUS.ok;
}
