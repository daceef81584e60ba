import { extname } from 'node:path';
import { type Done, runJobs } from '../../jobs/queue.ts';
import { type Cell, cellSchema } from './cell.ts';
import type { CellJob } from './cell-job.ts';
import type { Comparison } from './comparison.ts';
import type { LoadedWorld } from './load-worlds.ts';

export interface CompareOptions {
  /** The longest history, in steps, and the most states a cell; `null`: as the scenarios say. */
  readonly depth: number | null;
  readonly states: number | null;
  /** Whether cells are to have their histories. */
  readonly histories: boolean;
  /** How many cells are walked at once. */
  readonly processes: number;
  /** Ends the comparison: what is known by then is returned. */
  readonly signal: AbortSignal;
  /** Called when a cell is done. */
  readonly onCell: () => void;
}

const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/** How long after an interruption a cell may take to say what is known of it, in milliseconds. */
const PATIENCE = 800;

/** Walks each world under each design that nothing stands in the way of, every cell in a process that may die. */
export async function compare(
  worlds: readonly LoadedWorld[],
  designs: readonly string[],
  { depth, states, histories, processes, signal, onCell }: CompareOptions,
): Promise<Comparison> {
  const jobs = worlds.flatMap(({ file, refusals }) =>
    refusals.flatMap(({ design, why }): CellJob[] =>
      why === null ? [{ file, design, depth, states, histories }] : [],
    ),
  );
  const done = await runJobs(WORKER, jobs, {
    schema: cellSchema,
    processes,
    signal,
    patience: PATIENCE,
    onDone: onCell,
  });
  const cells = new Map(jobs.map((job, place) => [keyOf(job), done[place]]));
  return {
    designs,
    worlds: worlds.map(({ name, file, scenario: { title, about }, refusals }) => ({
      name,
      file,
      title,
      about: about === null ? null : about.trim(),
      cells: refusals.map(({ design, why }) => ({
        design,
        cell: cellFrom(cells.get(keyOf({ file, design })), why ?? ''),
      })),
    })),
  };
}

function keyOf({ file, design }: Pick<CellJob, 'file' | 'design'>): string {
  return JSON.stringify([file, design]);
}

/** @param why of a cell that was no job */
function cellFrom(done: Done<Cell> | undefined, why: string): Cell {
  if (done === undefined) return { kind: 'inapplicable', why };
  return 'answer' in done ? done.answer : { kind: 'failed', why: done.lost };
}
