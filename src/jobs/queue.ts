import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Message, Reply, Schema } from './message.ts';

export interface QueueOptions<Answer> {
  /** What an answer must be. */
  readonly schema: Schema<Answer>;
  /** How many processes at once. */
  readonly processes: number;
  /**
   * Ends the work. The jobs that are being done then answer with what is known of them; those that are not begun are
   * lost.
   */
  readonly signal: AbortSignal;
  /** How long a process may take to answer once the signal is given, in milliseconds; then it is killed. */
  readonly patience: number;
  /** Called when a job is done, or lost. */
  readonly onDone: () => void;
}

/** What became of a job: its answer, or why there is none. */
export type Done<Answer> = { readonly answer: Answer } | { readonly lost: string };

/**
 * Does the jobs in processes of their own, so that one that fails takes no other with it.
 *
 * @param program what each process runs: it calls `answerJobs`
 * @param jobs plain data, which can be sent to another process
 * @returns in the order of the jobs, whichever was done first
 */
export async function runJobs<Job, Answer>(
  program: URL,
  jobs: readonly Job[],
  { schema, processes, signal, patience, onDone }: QueueOptions<Answer>,
): Promise<Done<Answer>[]> {
  const done = jobs.map((): Done<Answer> => INTERRUPTED);
  const waiting = jobs.entries();
  const work = async () => {
    const worker = new Worker(program, schema, signal, patience);
    for (const [place, job] of waiting) {
      if (signal.aborted) break;
      done[place] = await worker.ask(job);
      onDone();
    }
    worker.end();
  };
  await Promise.all(Array.from({ length: Math.min(processes, jobs.length) }, work));
  return done;
}

const INTERRUPTED = { lost: 'interrupted' };

/** One process after the other: a new one where the last has died. */
class Worker<Answer> {
  readonly #program: URL;
  readonly #schema: Schema<Answer>;
  readonly #signal: AbortSignal;
  readonly #patience: number;
  #child: ChildProcess | null = null;

  constructor(program: URL, schema: Schema<Answer>, signal: AbortSignal, patience: number) {
    this.#program = program;
    this.#schema = schema;
    this.#signal = signal;
    this.#patience = patience;
  }

  ask(job: unknown): Promise<Done<Answer>> {
    const child = this.#running();
    const send = (message: Message) => child.send(message);
    return new Promise(resolve => {
      let end: NodeJS.Timeout | undefined;
      const interrupt = () => {
        send('interrupt');
        end = setTimeout(() => child.kill(), this.#patience);
      };
      const settle = (done: Done<Answer>) => {
        child.off('message', answered).off('exit', ended).off('error', broken);
        this.#signal.removeEventListener('abort', interrupt);
        clearTimeout(end);
        resolve(done);
      };
      const answered = ({ answer }: Reply) => settle({ answer: this.#schema.parse(answer) });
      const lost = (why: string) => settle(this.#signal.aborted ? INTERRUPTED : { lost: why });
      const ended = (status: number | null, signal: NodeJS.Signals | null) =>
        lost(`its process has ended (${signal ?? `status ${status}`})`);
      const broken = (error: Error) => lost(`its process does not run (${error.message})`);
      child.on('message', answered).on('exit', ended).on('error', broken);
      this.#signal.addEventListener('abort', interrupt);
      send({ job });
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
