import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { visible } from '../problem/visible.ts';
import type { FileKind } from '../scenario/file-kind.ts';
import { readText } from '../scenario/file-text.ts';
import { importModule } from '../scenario/module.ts';
import { exportsIn, givenBy } from './exports.ts';
import { isModule } from './is-module.ts';

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
   * What a file of its own gives: a module that exports it by this name or as its default, or else JSON.
   *
   * @throws ProblemError
   */
  async given(file: string, name: string): Promise<unknown> {
    const kind = { noun: name, example: '' };
    if (!isModule(file)) return readJson(file, readText(file, kind));
    return givenBy(file, await this.exportsOf(file, kind), name);
  }
}

async function exportsOf(file: string, kind: FileKind): Promise<ReadonlyMap<string, unknown>> {
  readText(file, kind);
  return exportsIn(await importModule(file));
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const what = `this is no JSON: ${visible(error instanceof Error ? error.message : String(error))}`;
    throw new ProblemError([toProblem({ code: 'no-json', what }, { file })]);
  }
}
