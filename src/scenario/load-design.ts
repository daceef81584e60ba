import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Design } from '../../machines/designs/design.ts';
import { DESIGNS } from '../../machines/designs/index.ts';
import { written } from '../../machines/designs/written.ts';
import { type Mistake, toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { parseDesign } from './design-file.ts';
import { addDesign, isDesignFile } from './design-for.ts';
import { readText } from './read.ts';

/**
 * Reads the design of each file among the names, so that it is known by that name.
 *
 * @throws ProblemError where a file has none
 */
export async function loadDesigns(names: readonly (string | undefined)[]): Promise<void> {
  for (const name of names) {
    if (name === undefined || !isDesignFile(name)) continue;
    if (isYaml(name)) loadWritten(name);
    else addDesign(name, { ...(await programmed(name)), name });
  }
}

/** The same at once, of a file of statements: that is what a scenario may name. */
export function loadWritten(file: string): void {
  const { notes, like, ...design } = parseDesign(readText(file), file, DESIGNS);
  addDesign(file, written({ ...design, name: file }));
}

export function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}

async function programmed(file: string): Promise<Design> {
  readText(file);
  const exported = await importOf(file);
  const designs = Object.values(exported).filter(isDesign);
  const [only, another] = new Set(designs);
  if (only !== undefined && another === undefined) return only;
  const names = Object.keys(exported);
  return fail(file, {
    code: 'no-design',
    what:
      only === undefined
        ? `it exports ${names.length === 0 ? 'nothing' : names.join(', ')}, and no design`
        : `it exports ${designs.length} designs`,
    expected: 'one design, made by design({ name, about, ... })',
  });
}

async function importOf(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return fail(file, {
      code: 'no-module',
      what: `it cannot be loaded: ${why}`,
      expected: 'a module that this Node can read',
      hints: /Unknown file extension/.test(why)
        ? ['This Node reads no TypeScript: compile it, or use a newer one.']
        : [],
    });
  }
}

/** As far as can be seen: what is in its charts is held against the core when they are put together. */
function isDesign(value: unknown): value is Design {
  if (typeof value !== 'object' || value === null) return false;
  const has = (key: string, type: string) => typeof Reflect.get(value, key) === type;
  return (
    has('name', 'string') &&
    has('about', 'string') &&
    has('hasRegistry', 'boolean') &&
    Array.isArray(Reflect.get(value, 'inapplicable'))
  );
}

function fail(file: string, mistake: Mistake): never {
  throw new ProblemError([toProblem(mistake, { file })]);
}
