import type { RowStore } from '../rows/row-store.ts';
import { ASSIGNED, DEPTH, FROM, type Lane, NEWS, newLane, OVER, SIZE, TO } from './lane.ts';
import type { News, Task } from './news.ts';
import { type Port, type Thread, threads } from './threads.ts';

/** One of the other threads. */
export class Hand {
  readonly lane: Lane = newLane();
  readonly #worker: Thread;
  readonly #port: Port;
  /** The chunks of rows that it has been told of. */
  #chunks: Int32Array[] = [];
  #assigned = 0;
  #isGone = false;

  /** @param program the module that it runs */
  constructor(program: URL, task: Omit<Task, 'lane' | 'port'>) {
    const { MessageChannel, Worker } = threads();
    const { port1, port2 } = new MessageChannel();
    const workerData: Task = { ...task, lane: this.lane, port: port2 };
    this.#port = port1;
    const isSource = program.pathname.endsWith('.ts');
    this.#worker = new Worker(isSource ? sourceOf(program) : program, {
      eval: isSource,
      workerData,
      transferList: [port2],
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const gone = () => {
      this.#isGone = true;
    };
    // Whatever was assigned to it is done without it.
    this.#worker.on('error', gone).on('exit', gone);
    this.#worker.unref();
    port1.unref();
  }

  /** It has ended, or could not begin. */
  get isGone(): boolean {
    return this.#isGone;
  }

  tell(news: News): void {
    this.#port.postMessage(news);
    Atomics.add(this.lane.control, NEWS, 1);
  }

  /** Tells of rows that were added, or have moved. */
  show({ chunks, size }: RowStore): void {
    const known = this.#chunks.length;
    for (let chunk = Math.max(0, known - 1); chunk < chunks.length; chunk++) {
      const words = chunks[chunk];
      if (this.#chunks[chunk] === words) continue;
      this.#chunks[chunk] = words;
      this.tell({ kind: 'rows', chunk, words });
    }
    // After the rows themselves: who reads this has been told of them.
    Atomics.store(this.lane.control, SIZE, size);
  }

  /** All rows are packed in another way from now on. */
  repack(room: readonly number[]): void {
    this.#chunks = [];
    this.tell({ kind: 'packing', room });
  }

  /** @returns the number of the assignment; at most `DEPTH` may be open at once */
  assign(from: number, to: number): number {
    const { control } = this.lane;
    const number = this.#assigned++;
    Atomics.store(control, FROM + (number % DEPTH), from);
    Atomics.store(control, TO + (number % DEPTH), to);
    Atomics.store(control, ASSIGNED, this.#assigned);
    Atomics.notify(control, ASSIGNED);
    return number;
  }

  /** Whatever was assigned to it is over. */
  drop(): void {
    this.end(this.#assigned);
  }

  /** The assignments before this one are over, done or not. */
  end(number: number): void {
    Atomics.store(this.lane.control, OVER, number);
  }

  dismiss(): void {
    this.#port.close();
    void this.#worker.terminate();
  }
}

/** Node 20 runs no TypeScript: of the sources one script is made, by what bundles the command too. */
function sourceOf(program: URL): string {
  const known = scripts.get(program.href);
  if (known !== undefined) return known;
  const { createRequire } = process.getBuiltinModule('node:module');
  const { fileURLToPath } = process.getBuiltinModule('node:url');
  const { buildSync }: typeof import('esbuild') = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(program)],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  });
  const script = outputFiles.map(({ text }) => text).join('');
  scripts.set(program.href, script);
  return script;
}

const scripts = new Map<string, string>();
