import { availableParallelism } from 'node:os';
import { COMPARED } from '../../machines/designs/index.ts';
import { loadDesigns } from '../scenario/load-design.ts';
import { comparisonText } from '../show/text/comparison.ts';
import { comparisonJson } from '../show/text/comparison-formats.ts';
import { type Cell, verdictOf } from '../uses/compare/cell.ts';
import { compare } from '../uses/compare/compare.ts';
import type { Comparison } from '../uses/compare/comparison.ts';
import { cellsToWalk, loadWorlds } from '../uses/compare/load-worlds.ts';
import { progressBar } from './bar.ts';
import { planComparisonOut, writeComparison } from './compare-out.ts';
import { onInterrupt } from './interrupt.ts';
import { STATUS, type Status } from './status.ts';
import type { Terminal } from './terminal.ts';

/** What may stand on the command line of `compare`. */
export interface CompareFlags {
  readonly design?: readonly string[];
  readonly maxDepth?: number;
  readonly maxStates?: number;
  /** How many processes at once. */
  readonly jobs?: number;
  readonly out?: readonly string[];
  readonly json?: boolean;
}

/** `klpwalk compare [WORLD...]`: what the designs are worth in each of the worlds. */
export async function runCompare(
  terminal: Terminal,
  named: readonly string[],
  flags: CompareFlags,
): Promise<Status> {
  const designs = flags.design ?? COMPARED;
  await loadDesigns(designs);
  const worlds = loadWorlds(named, designs);
  const plan = await planComparisonOut(
    flags.out ?? [],
    worlds.map(({ file }) => file),
  );
  const interrupt = onInterrupt();
  const bar = progressBar(terminal, 'cells', cellsToWalk(worlds));
  const comparison = await compare(worlds, designs, {
    depth: flags.maxDepth ?? null,
    states: flags.maxStates ?? null,
    histories: plan.some(({ extension }) => extension === '.html'),
    processes: flags.jobs ?? availableParallelism(),
    signal: interrupt.signal,
    onCell: bar.advance,
  }).finally(bar.clear);
  interrupt.stop();
  terminal.out(flags.json ? comparisonJson(comparison) : comparisonText(terminal.page, comparison));
  const written = await writeComparison(terminal, plan, comparison);
  return written ?? (isFinished(comparison) ? STATUS.ok : STATUS.unknown);
}

/** Every cell has the verdict, or comes to the bound, that was asked for. */
function isFinished({ worlds }: Comparison): boolean {
  return worlds.every(({ cells }) => cells.every(({ cell }) => !isOpen(cell)));
}

function isOpen(cell: Cell): boolean {
  return verdictOf(cell) === 'unknown' || (cell.kind === 'walked' && cell.stopped === 'interrupted');
}
