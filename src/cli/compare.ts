import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { DESIGNS } from '../../machines/designs/index.ts';
import { verdictOf } from '../compare/cell.ts';
import type { ComparedWorld, Comparison } from '../compare/comparison.ts';
import { walkCells } from '../compare/workers.ts';
import { type NamedWorld, shippedWorlds, worldNamed } from '../compare/worlds.ts';
import { comparisonText } from '../report/comparison.ts';
import { comparisonJson } from '../report/comparison-formats.ts';
import { ScenarioError } from '../scenario/problem.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { progressBar } from './bar.ts';
import { runCell } from './compare-cell.ts';
import { planComparisonOut, writeComparison } from './compare-out.ts';
import { onInterrupt } from './interrupt.ts';
import { loadJob } from './scenarios.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

export interface CompareOptions {
  readonly design?: readonly string[];
  /** A design and a world, in this order. */
  readonly cell?: readonly string[];
  readonly maxDepth?: number;
  readonly maxStates?: number;
  /** How many processes at once. */
  readonly jobs?: number;
  readonly out?: readonly string[];
  readonly json?: boolean;
}

const WORKER = new URL(`./compare-worker${extname(import.meta.url)}`, import.meta.url);

/** `klpwalk compare [WORLD...]`: what the designs are worth in each of the worlds. */
export async function runCompare(
  terminal: Terminal,
  named: readonly string[],
  options: CompareOptions,
): Promise<Status> {
  if (options.cell !== undefined) return runCell(terminal, options.cell, named, options);
  const shipped = shippedWorlds();
  const worlds = named.length === 0 ? shipped : named.map(text => worldNamed(text, shipped));
  const designs = options.design ?? Object.keys(DESIGNS);
  const loaded = worlds.map(world => load(world, designs));
  const plan = await planComparisonOut(
    options.out ?? [],
    worlds.map(({ file }) => file),
  );
  const interrupt = onInterrupt();
  const walked = await walkAll(terminal, loaded, options, interrupt.signal);
  interrupt.stop();
  const comparison = { designs, worlds: walked };
  terminal.out(options.json ? comparisonJson(comparison) : comparisonText(terminal.page, comparison));
  return (await writeComparison(terminal, plan, comparison)) ?? statusOf(comparison);
}

/** A world, and what stands in the way of each design. */
interface LoadedWorld extends NamedWorld {
  readonly scenario: Scenario;
  /** By design; `null`: nothing. */
  readonly refusals: readonly { readonly design: string; readonly refusal: ScenarioError | null }[];
}

/**
 * Reads the world for each design: a key that one design has alone leaves the others without a cell.
 *
 * @throws ScenarioError when the world can be walked under none of them
 */
function load(world: NamedWorld, designs: readonly string[]): LoadedWorld {
  const read = designs.map(design => ({ design, ...loadFor(world, design) }));
  const scenario = read.find(found => found.scenario !== null)?.scenario ?? null;
  if (scenario !== null) return { ...world, scenario, refusals: read };
  throw read[0]?.refusal ?? new Error('there is no design');
}

function loadFor({ file }: NamedWorld, design: string) {
  try {
    return { scenario: loadJob(file, design).scenario, refusal: null };
  } catch (error) {
    if (error instanceof ScenarioError) return { scenario: null, refusal: error };
    throw error;
  }
}

async function walkAll(
  terminal: Terminal,
  worlds: readonly LoadedWorld[],
  { maxDepth, maxStates, jobs }: CompareOptions,
  signal: AbortSignal,
): Promise<ComparedWorld[]> {
  const tasks = worlds.flatMap(({ file, refusals }) =>
    refusals
      .filter(({ refusal }) => refusal === null)
      .map(({ design }) => ({ file, design, depth: maxDepth ?? null, states: maxStates ?? null })),
  );
  const bar = progressBar(terminal, 'cells', tasks.length);
  const walked = await walkCells(WORKER, tasks, {
    processes: jobs ?? availableParallelism(),
    signal,
    onDone: bar.advance,
  }).finally(bar.clear);
  return worlds.map(({ name, file, scenario: { title, about }, refusals }) => ({
    name,
    file,
    title,
    about: about === null ? null : about.trim(),
    cells: refusals.map(({ design, refusal }) => {
      const done = walked.find(({ task }) => task.file === file && task.design === design);
      return { design, cell: done?.cell ?? { kind: 'inapplicable', why: refusal?.message ?? '' } };
    }),
  }));
}

function statusOf({ worlds }: Comparison): Status {
  const isOpen = worlds.some(({ cells }) => cells.some(({ cell }) => verdictOf(cell) === 'unknown'));
  return isOpen ? STATUS.unknown : STATUS.ok;
}
