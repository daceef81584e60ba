import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Mistake, toProblem } from '../problem/mistake.ts';
import { formatProblem, type Place, ProblemError } from '../problem/problem.ts';

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
    const loading = (/\.[cm]?ts$/.test(file) ? await typeScriptLoad() : load)(href);
    return await untilTheEnd(file, loading);
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const { message, stack = '' } =
      error instanceof Error ? error : { message: String(error), stack: undefined };
    const where = placeIn(file, `${message}\n${stack}`);
    throw new ProblemError([toProblem(failedLoad(error, message), where)]);
  }
}

/** A program that waits for nothing more ends, and what is awaited here with it, without a word. */
async function untilTheEnd<T>(file: string, loading: Promise<T>): Promise<T> {
  const { promise: stuck, reject } = withReject();
  const onIdle = () => {
    const what = 'it never finishes loading: it waits (await) for something that does not come';
    reject(new ProblemError([toProblem({ code: 'no-module', what }, { file })]));
  };
  const onExit = () => {
    const mistake = { code: 'no-module', what: 'it ends the program (process.exit) while it is loaded' };
    process.stderr.write(`klpwalk: ${formatProblem(toProblem(mistake, { file }))}\n`);
    // Bad input, whatever the module says.
    process.exitCode = 2;
  };
  process.once('beforeExit', onIdle).once('exit', onExit);
  try {
    return await Promise.race([loading, stuck]);
  } finally {
    process.removeListener('beforeExit', onIdle).removeListener('exit', onExit);
  }
}

/** Node 20 has no Promise.withResolvers. */
function withReject(): { readonly promise: Promise<never>; readonly reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => {};
  const promise = new Promise<never>((_, fail) => {
    reject = fail;
  });
  return { promise, reject };
}

/** What is wrong with the module: its text, which Node cannot read, or what it does when it is loaded. */
function failedLoad(error: unknown, message: string): Mistake {
  const isRead = !/SyntaxError|ERR_UNKNOWN_FILE_EXTENSION|ERR_UNSUPPORTED|ERR_INVALID_TYPESCRIPT/.test(
    nameOf(error),
  );
  if (isRead && !/ERROR: /.test(message)) {
    // The messages of XState go on in further lines.
    return { code: 'no-module', what: `it cannot be loaded: ${message.trim().replaceAll(/\s*\n\s*/g, ' ')}` };
  }
  return {
    code: 'no-module',
    what: `it cannot be loaded: ${reasonIn(message)}`,
    expected: 'a module that this Node can read',
    hints: /Unknown file extension "\.[cm]?ts/.test(message)
      ? ['This Node reads no TypeScript: compile it, install tsx, or use a newer one.']
      : [],
  };
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  return `${error.name} ${'code' in error ? String(error.code) : ''}`;
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
