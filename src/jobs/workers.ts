import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Cell, cellSchema } from '../uses/compare/cell.ts';
import { INTERRUPT, type Task } from './task.ts';

export interface WorkOptions {
  /** How many processes at once. */
  readonly processes: number;
  /**
   * Ends the work. The cells that are being walked then say what is known of them; those that are not begun have
   * failed as interrupted.
   */
  readonly signal: AbortSignal;
  /** How long a process may take to answer once the signal is given, in milliseconds; then it is killed. */
  readonly patience: number;
  /** Called when a cell is done. */
  readonly onDone: () => void;
}

/**
 * Does the tasks in processes of their own, so that one that fails takes no other with it.
 *
 * @param program what each process runs: it answers every `Task` that it is sent with a `Cell`, and early where
 *   `INTERRUPT` follows
 * @returns in the order of the tasks, whichever was done first
 */
export async function walkCells(
  program: URL,
  tasks: readonly Task[],
  { processes, signal, patience, onDone }: WorkOptions,
): Promise<{ task: Task; cell: Cell }[]> {
  const done = tasks.map(task => ({ task, cell: INTERRUPTED }));
  const waiting = tasks.entries();
  const work = async () => {
    const worker = new Worker(program, signal, patience);
    for (const [place, task] of waiting) {
      if (signal.aborted) break;
      done[place] = { task, cell: await worker.walk(task) };
      onDone();
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: Math.min(processes, tasks.length) }, work));
  return done;
}

const INTERRUPTED: Cell = { kind: 'failed', why: 'interrupted' };

/** One process after the other: a new one where the last has died. */
class Worker {
  readonly #program: URL;
  readonly #signal: AbortSignal;
  readonly #patience: number;
  #child: ChildProcess | null = null;

  constructor(program: URL, signal: AbortSignal, patience: number) {
    this.#program = program;
    this.#signal = signal;
    this.#patience = patience;
  }

  walk(task: Task): Promise<Cell> {
    const child = this.#running();
    return new Promise<Cell>(resolve => {
      let end: NodeJS.Timeout | undefined;
      const interrupt = () => {
        child.send(INTERRUPT);
        end = setTimeout(() => child.kill(), this.#patience);
      };
      const done = (cell: Cell) => {
        child.off('message', answered).off('exit', ended).off('error', broken);
        this.#signal.removeEventListener('abort', interrupt);
        clearTimeout(end);
        resolve(cell);
      };
      const answered = (answer: unknown) => done(cellSchema.parse(answer));
      const lost = (why: string) => done(this.#signal.aborted ? INTERRUPTED : { kind: 'failed', why });
      const ended = (status: number | null, signal: NodeJS.Signals | null) =>
        lost(`its process has ended (${signal ?? `status ${status}`})`);
      const broken = (error: Error) => lost(`its process does not run (${error.message})`);
      child.on('message', answered).on('exit', ended).on('error', broken);
      this.#signal.addEventListener('abort', interrupt);
      child.send(task);
    });
  }

  end(): void {
    this.#child?.disconnect();
  }

  #running(): ChildProcess {
    if (this.#child !== null) return this.#child;
    const child = start(this.#program);
    const gone = () => {
      this.#child = null;
    };
    child.on('exit', gone).on('error', gone);
    this.#child = child;
    return child;
  }
}

/** Node runs the sources only with the help of tsx, and needs none for what was built. */
function start(program: URL): ChildProcess {
  const isSource = program.pathname.endsWith('.ts');
  const tsx = () => pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  return fork(fileURLToPath(program), {
    execArgv: isSource ? ['--import', tsx()] : [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
