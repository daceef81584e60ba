import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toProblem } from '../problem/mistake.ts';
import { type Place, ProblemError } from '../problem/problem.ts';

type Load = (name: string) => Promise<Record<string, unknown>>;

/** The bundle of a checkout is run as a script, which cannot import: whoever runs it says how. */
const load: Load = Reflect.get(globalThis, Symbol.for('klpwalk.import')) ?? ((name: string) => import(name));

/**
 * What a module in JavaScript or TypeScript exports.
 *
 * @throws ProblemError that names the line, where the module tells it
 */
export async function importModule(file: string): Promise<Record<string, unknown>> {
  const { href } = pathToFileURL(resolve(file));
  try {
    return await (/\.[cm]?ts$/.test(file) ? await typeScriptLoad() : load)(href);
  } catch (error) {
    const { message, stack = '' } =
      error instanceof Error ? error : { message: String(error), stack: undefined };
    const mistake = {
      code: 'no-module',
      what: `it cannot be loaded: ${reasonIn(message)}`,
      expected: 'a module that this Node can read',
      hints: /Unknown file extension/.test(message)
        ? ['This Node reads no TypeScript: compile it, install tsx, or use a newer one.']
        : [],
    };
    throw new ProblemError([toProblem(mistake, placeIn(file, `${message}\n${stack}`))]);
  }
}

/** Node's own, where it reads TypeScript by itself, or this runs as such, or tsx is not installed. */
async function typeScriptLoad(): Promise<Load> {
  const isRead = Boolean(Reflect.get(process.features, 'typescript'));
  if (isRead || import.meta.url.endsWith('.ts')) return load;
  const tsx = await load('tsx/esm/api').catch(() => null);
  const tsImport = tsx?.['tsImport'];
  if (typeof tsImport !== 'function') return load;
  return name => Reflect.apply(tsImport, undefined, [name, import.meta.url]);
}

/** esbuild, which reads TypeScript for an older Node, counts its errors on the first line. */
function reasonIn(message: string): string {
  return /ERROR: (.*)/.exec(message)?.[1] ?? message.split('\n')[0] ?? '';
}

/** Where in the file it happened, as far as the trace tells. */
function placeIn(file: string, trace: string): Place {
  const path = resolve(file);
  const found = [pathToFileURL(path).href, path].flatMap(name => {
    const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
    return new RegExp(`${escaped}(?:\\?[^\\s:]*)?:(\\d+)(?::(\\d+))?`).exec(trace) ?? [];
  });
  const [, line, column] = found;
  if (line === undefined) return { file };
  return { file, line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}
