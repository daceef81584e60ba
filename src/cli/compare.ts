import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { entry } from '../../machines/context.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { walkCells } from '../jobs/workers.ts';
import { loadScenario, type Scenario } from '../scenario/scenario.ts';
import { comparisonText } from '../show/text/comparison.ts';
import { comparisonJson } from '../show/text/comparison-formats.ts';
import { type Cell, verdictOf } from '../uses/compare/cell.ts';
import type { ComparedWorld, Comparison } from '../uses/compare/comparison.ts';
import { eachOnce, type NamedWorld, shippedWorlds, worldNamed } from '../uses/compare/worlds.ts';
import { progressBar } from './bar.ts';
import { runCell } from './compare-cell.ts';
import { planComparisonOut, writeComparison } from './compare-out.ts';
import { onInterrupt } from './interrupt.ts';
import { foreignKeys, refuseForeignKeys } from './scenarios.ts';
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

/** How long after Ctrl-C a cell may take to say what is known of it, in milliseconds. */
const PATIENCE = 800;

/** `klpwalk compare [WORLD...]`: what the designs are worth in each of the worlds. */
export async function runCompare(
  terminal: Terminal,
  named: readonly string[],
  options: CompareOptions,
): Promise<Status> {
  if (options.cell !== undefined) return runCell(terminal, options.cell, named, options);
  const shipped = shippedWorlds();
  const worlds = named.length === 0 ? shipped : eachOnce(named.map(text => worldNamed(text, shipped)));
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
  readonly refusals: readonly { readonly design: string; readonly why: string | null }[];
}

/**
 * Reads the world: a key that one design has alone leaves the others without a cell.
 *
 * @throws ProblemError when the world can be walked under none of them
 */
function load(world: NamedWorld, designs: readonly string[]): LoadedWorld {
  const scenario = loadScenario(world.file, Object.keys(DESIGNS));
  const refusals = designs.map(design => ({ design, why: whyNot(scenario, design) }));
  const [first] = designs;
  if (first !== undefined && refusals.every(({ why }) => why !== null)) {
    refuseForeignKeys(scenario, entry(DESIGNS, first));
  }
  return { ...world, scenario, refusals };
}

/** In words that need no file: the whole table is of one world. `null`: nothing stands in the way. */
function whyNot(scenario: Scenario, design: string): string | null {
  const keys = foreignKeys(scenario, entry(DESIGNS, design));
  if (keys.length === 0) return null;
  return [...new Set(keys.map(({ key, owners }) => `"${key}" is a key of ${owners}`))].join('; ');
}

async function walkAll(
  terminal: Terminal,
  worlds: readonly LoadedWorld[],
  { maxDepth, maxStates, jobs }: CompareOptions,
  signal: AbortSignal,
): Promise<ComparedWorld[]> {
  const tasks = worlds.flatMap(({ file, refusals }) =>
    refusals
      .filter(({ why }) => why === null)
      .map(({ design }) => ({ file, design, depth: maxDepth ?? null, states: maxStates ?? null })),
  );
  const bar = progressBar(terminal, 'cells', tasks.length);
  const walked = await walkCells(WORKER, tasks, {
    processes: jobs ?? availableParallelism(),
    signal,
    patience: PATIENCE,
    onDone: bar.advance,
  }).finally(bar.clear);
  return worlds.map(({ name, file, scenario: { title, about }, refusals }) => ({
    name,
    file,
    title,
    about: about === null ? null : about.trim(),
    cells: refusals.map(({ design, why }) => {
      const done = walked.find(({ task }) => task.file === file && task.design === design);
      return { design, cell: done?.cell ?? { kind: 'inapplicable', why: why ?? '' } };
    }),
  }));
}

function statusOf({ worlds }: Comparison): Status {
  const isOpen = worlds.some(({ cells }) => cells.some(({ cell }) => isUnfinished(cell)));
  return isOpen ? STATUS.unknown : STATUS.ok;
}

/** Nobody asked for such an end. */
function isUnfinished(cell: Cell): boolean {
  return verdictOf(cell) === 'unknown' || (cell.kind === 'walked' && cell.stopped === 'interrupted');
}
