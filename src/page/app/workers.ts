import type { Numbered } from '../protocol.ts';

/** Makes one more worker of the source that the page carries. */
function startWorker(): Worker {
  const element = document.getElementById('worker');
  // As JSON it may hold whatever would end its element.
  const isData = element?.getAttribute('type') === 'application/json';
  const source = isData ? dataIn<string>('worker') : (element?.textContent ?? '');
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  return worker;
}

/** What the build has put into the page under this name. */
export function dataIn<T>(id: string): T {
  const text = document.getElementById(id)?.textContent;
  // An element of the page's own, which the build and the command fill.
  return JSON.parse(text || 'null') as T;
}

/** A worker that answers questions in their order, and another one in its place when it has died. */
export class Line<Ask, Answer> {
  #worker: Worker | null = null;
  #number = 0;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  readonly #onDeath: (why: string) => void;
  readonly #onMore: (answer: Answer) => void;
  readonly #patience: number;

  /**
   * @param onMore takes what is said after the answer
   * @param patience how long a question may take, in ms, before the worker counts as dead
   */
  constructor(
    onDeath: (why: string) => void,
    onMore: (answer: Answer) => void = () => {},
    patience = Number.POSITIVE_INFINITY,
  ) {
    this.#onDeath = onDeath;
    this.#onMore = onMore;
    this.#patience = patience;
  }

  ask(body: Ask, onNews: (answer: Answer) => boolean = () => true): Promise<Answer> {
    this.#worker ??= this.#start();
    const number = ++this.#number;
    const answered = new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(number, {
        resolve: answer => {
          if (!onNews(answer)) return;
          this.#waiting.delete(number);
          resolve(answer);
        },
        reject,
      });
    });
    this.#worker.postMessage({ number, body } satisfies Numbered<Ask>);
    if (this.#patience < Number.POSITIVE_INFINITY) setTimeout(() => this.#giveUp(number), this.#patience);
    return answered;
  }

  /** Says what has no answer, to a worker that is there. */
  tell(body: Ask): void {
    this.#worker?.postMessage({ number: 0, body } satisfies Numbered<Ask>);
  }

  #giveUp(number: number): void {
    if (this.#waiting.has(number)) this.#die('it does not answer any more');
  }

  #die(why: string): void {
    this.end(why);
    this.#onDeath(why);
  }

  /** Ends the worker, whatever it is at. The next question goes to a new one. */
  end(why: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new WorkerEnded(why));
  }

  #start(): Worker {
    const worker = startWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<Numbered<Answer>>) => {
      const waiting = this.#waiting.get(data.number);
      if (waiting === undefined) this.#onMore(data.body);
      else waiting.resolve(data.body);
    });
    worker.addEventListener('error', event => {
      event.preventDefault();
      this.#die(event.message);
    });
    return worker;
  }
}

export class WorkerEnded extends Error {}
