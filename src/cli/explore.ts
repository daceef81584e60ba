import { PROPERTY_NAMES, type PropertyName } from '../../machines/properties.ts';
import { type WalkResult, walkData, walkResult } from '../livepatch/result.ts';
import { applicable, type WalkOptions, walk } from '../livepatch/walk.ts';
import { ProblemError } from '../problem/problem.ts';
import { explorationText } from '../show/text/exploration.ts';
import { onInterrupt } from './interrupt.ts';
import { type OutOptions, planOut, writeOut } from './out.ts';
import { progressLine } from './progress.ts';
import { type Job, loadJobs } from './scenarios.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

export interface ExploreOptions extends OutOptions {
  readonly design?: string;
  readonly maxDepth?: number;
  readonly maxStates?: number;
  /** Bytes. */
  readonly maxMemory?: number;
  readonly property?: readonly PropertyName[];
  readonly symmetry?: boolean;
  readonly coverage?: boolean;
  readonly json?: boolean;
}

/** `klpwalk explore FILE...`: walks every history of each scenario's world. */
export async function runExplore(
  terminal: Terminal,
  files: readonly string[],
  options: ExploreOptions,
): Promise<Status> {
  const jobs = loadJobs(files, options.design);
  for (const job of jobs) refuseInapplicable(job, options.property ?? []);
  const plan = await planOut(jobs, options);
  const interrupt = onInterrupt();
  const results: WalkResult[] = [];
  for (const job of jobs) {
    if (interrupt.signal.aborted) break;
    const result = await exploreJob(
      terminal,
      job,
      { ...options, graph: plan?.needsGraph ?? false },
      interrupt.signal,
    );
    results.push(result);
    if (!options.json)
      terminal.out(`${results.length > 1 ? '\n' : ''}${explorationText(terminal.page, result)}`);
  }
  interrupt.stop();
  if (options.json) {
    const data = results.map(walkData);
    terminal.out(`${JSON.stringify(files.length === 1 ? data[0] : data, null, 2)}\n`);
  }
  const [job] = jobs;
  const [result] = results;
  if (plan !== null && job !== undefined && result !== undefined) {
    const status = await writeOut(terminal, plan, job, result);
    if (status !== null) return status;
  }
  return results.length < jobs.length ? STATUS.unknown : statusOf(results);
}

/** A verdict on a property that a design cannot break would say nothing. */
function refuseInapplicable({ scenario, design }: Job, properties: readonly PropertyName[]): void {
  const judged = applicable(properties, design);
  const other = properties.find(property => !judged.includes(property));
  if (other === undefined) return;
  throw new ProblemError([
    {
      code: 'inapplicable',
      what: `property ${other} does not apply to the design ${design.name}`,
      where: { file: scenario.file },
      expected: `some of ${applicable(PROPERTY_NAMES, design).join(', ')}`,
      hints: [],
    },
  ]);
}

/** Walks one world, and tells on the way how far it has come. */
export async function exploreJob(
  terminal: Terminal,
  { scenario, design }: Job,
  options: ExploreOptions & Pick<WalkOptions, 'graph' | 'handing'>,
  signal: AbortSignal,
): Promise<WalkResult> {
  const properties = options.property ?? PROPERTY_NAMES;
  const progress = progressLine(terminal);
  try {
    const exploration = await walk(scenario.world, design, {
      faults: scenario.declaredFaults,
      force: scenario.explore.force,
      depth: options.maxDepth ?? scenario.explore.depth,
      states: options.maxStates ?? scenario.explore.states,
      ...(options.maxMemory === undefined ? {} : { memory: options.maxMemory }),
      properties,
      symmetry: options.symmetry ?? true,
      graph: options.graph ?? false,
      handing: options.handing ?? false,
      coverage: options.coverage ?? false,
      signal,
      onProgress: progress.show,
    });
    return walkResult(scenario, design, properties, exploration);
  } finally {
    progress.clear();
  }
}

/** The exit status that tells what the walks have shown. */
export function statusOf(results: readonly WalkResult[]): Status {
  const stops = results.map(({ exploration }) => exploration.stopped);
  if (stops.includes('interrupted')) return STATUS.unknown;
  if (results.some(({ verdict }) => verdict === 'violated')) return STATUS.violated;
  return stops.includes('states') ||
    stops.includes('memory') ||
    results.some(({ verdict }) => verdict === 'unknown')
    ? STATUS.unknown
    : STATUS.ok;
}
