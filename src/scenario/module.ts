import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toProblem } from '../problem/mistake.ts';
import { type Place, ProblemError } from '../problem/problem.ts';

/**
 * What a module in JavaScript or TypeScript exports.
 *
 * @throws ProblemError that names the line, where the module tells it
 */
export async function importModule(file: string): Promise<Record<string, unknown>> {
  const { href } = pathToFileURL(resolve(file));
  try {
    const tsx = /\.[cm]?ts$/.test(file) ? await helpWithTypeScript() : null;
    return tsx === null ? await import(href) : await tsx.tsImport(href, import.meta.url);
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

/** `null`: Node reads TypeScript by itself, or this runs as such, or tsx is not installed. */
async function helpWithTypeScript() {
  const isRead = Boolean(Reflect.get(process.features, 'typescript'));
  if (isRead || import.meta.url.endsWith('.ts')) return null;
  return import('tsx/esm/api').catch(() => null);
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
