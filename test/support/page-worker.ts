import { Worker } from 'node:worker_threads';
import { buildTemplate } from '../../src/page/build.ts';
import type { Answer, Ask, Numbered, WalkAnswer, WalkAsk } from '../../src/page/protocol.ts';

/** What a worker of a browser has, and a thread of Node has under other names. */
const GLOBALS = `
  const { parentPort } = require('node:worker_threads');
  globalThis.addEventListener = (_, listener) => parentPort.on('message', data => listener({ data }));
  globalThis.postMessage = data => parentPort.postMessage(data);
`;

/** The worker's script as the page carries it. */
export async function workerScript(): Promise<string> {
  const [, script] =
    /<script type="text\/plain" id="worker">(.*?)<\/script>/s.exec(await buildTemplate()) ?? [];
  if (script === undefined) throw new Error('the page has no worker');
  return script;
}

/** A worker of the page in a thread, and what the page's app would ask of it: one question at a time. */
export class PageWorker {
  readonly #worker: Worker;
  #number = 0;

  constructor(script: string) {
    this.#worker = new Worker(`${GLOBALS}${script}`, { eval: true });
  }

  /** What comes of the session: the first answer, without what may come next. */
  ask(body: Ask): Promise<Answer> {
    return this.#answered<Answer>(body, () => true);
  }

  /** What comes of the walk: of one that tells how far it is, the last answer. */
  askWalk(body: WalkAsk): Promise<WalkAnswer> {
    return this.#answered<WalkAnswer>(body, answer => answer.kind !== 'walked' || answer.isOver);
  }

  close(): Promise<number> {
    return this.#worker.terminate();
  }

  #answered<A>(body: Ask | WalkAsk, isLast: (answer: A) => boolean): Promise<A> {
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      const done = (answer: A) => {
        this.#worker.off('message', listen).off('error', reject).off('exit', dead);
        resolve(answer);
      };
      const dead = () => reject(new Error('the worker has ended'));
      const listen = (said: Numbered<A>) => {
        if (said.number === number && isLast(said.body)) done(said.body);
      };
      this.#worker.on('message', listen).on('error', reject).on('exit', dead);
      this.#worker.postMessage({ number, body });
    });
  }
}
