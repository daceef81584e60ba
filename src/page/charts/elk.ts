import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import ElkConstructor, { type ElkNode } from 'elkjs/lib/elk.bundled.js';

/** To lay out all charts takes seconds, and they seldom change. */
const CACHE = new URL('../../../node_modules/.cache/klpwalk/', import.meta.url);
const FILE = new URL('charts.json', CACHE);

/** Gives a graph its places; remembers what came of the same graph before, in this process and in others. */
export class Elk {
  readonly #elk = new ElkConstructor.default();
  readonly #known = new Map(Object.entries(remembered()));
  readonly #used = new Map<string, ElkNode>();

  async layout(graph: ElkNode): Promise<ElkNode> {
    const key = createHash('sha256').update(JSON.stringify(graph)).digest('base64');
    const laid = this.#known.get(key) ?? (await this.#elk.layout(graph));
    this.#used.set(key, laid);
    return laid;
  }

  /** Keeps what has been used, and nothing else. */
  remember(): void {
    if ([...this.#used.keys()].every(key => this.#known.has(key))) return;
    mkdirSync(CACHE, { recursive: true });
    // Another process may be reading.
    const fresh = new URL(`charts.${process.pid}.json`, CACHE);
    writeFileSync(fresh, JSON.stringify(Object.fromEntries(this.#used)));
    renameSync(fresh, FILE);
  }
}

function remembered(): Record<string, ElkNode> {
  try {
    // Written by `remember` alone.
    return JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, ElkNode>;
  } catch {
    return {};
  }
}
