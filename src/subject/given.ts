import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { visible } from '../problem/visible.ts';
import type { FileKind } from '../scenario/file-kind.ts';
import { readText } from '../scenario/file-text.ts';
import { importModule } from '../scenario/module.ts';

/** Reads modules each once. */
export class Modules {
  readonly #read = new Map<string, Promise<ReadonlyMap<string, unknown>>>();

  /** @throws ProblemError where it cannot be loaded */
  exportsOf(file: string, kind: FileKind): Promise<ReadonlyMap<string, unknown>> {
    const known = this.#read.get(file);
    if (known !== undefined) return known;
    const read = exportsOf(file, kind);
    this.#read.set(file, read);
    return read;
  }

  /**
   * What a file of its own gives: JSON, or a module that exports it by this name or as its default.
   *
   * @throws ProblemError
   */
  async given(file: string, name: string): Promise<unknown> {
    const kind = { noun: name, example: '' };
    if (/\.json$/.test(file)) return readJson(file, readText(file, kind));
    const exported = await this.exportsOf(file, kind);
    if (exported.has(name)) return exported.get(name);
    if (exported.has('default')) return exported.get('default');
    const mistake = {
      code: 'no-export',
      what: `it exports ${[...exported.keys()].join(', ') || 'nothing'}`,
      expected: `an export called ${name}, or a default one`,
    };
    throw new ProblemError([toProblem(mistake, { file })]);
  }
}

async function exportsOf(file: string, kind: FileKind): Promise<ReadonlyMap<string, unknown>> {
  readText(file, kind);
  const exported = await importModule(file);
  const { default: all, ...named } = exported;
  // Of a module in CommonJS the default holds what it exports, and what Node has found of that stands beside it.
  const isCommon = 'module.exports' in named || '__esModule' in named;
  const members = isCommon && isRecord(all) && !('getInitialSnapshot' in all) ? all : exported;
  return new Map(
    Object.entries(members).filter(([name]) => name !== 'module.exports' && name !== '__esModule'),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = `this is no JSON: ${visible(error instanceof Error ? error.message : String(error))}`;
    throw new ProblemError([toProblem({ code: 'no-json', what }, { file })]);
  }
}
