import { createRequire, isBuiltin } from 'node:module';
import { resolve } from 'node:path';
import type { BuildFailure, Message } from 'esbuild';
import { toProblem } from '../../problem/mistake.ts';
import { ProblemError } from '../../problem/problem.ts';
import { visible } from '../../problem/visible.ts';
import type { Aims, Subject } from '../../subject/subject.ts';
import { FOR_BROWSERS } from '../for-browsers.ts';
import { workerModule } from './template.ts';

/** How far the page walks. */
interface Bounds {
  readonly depth: number | null;
  readonly states: number;
}

/**
 * The script of the page's worker: the engine, and the machine with whatever it imports.
 *
 * @throws ProblemError with the place, where a browser has not what the machine needs
 */
export async function bundleWorker({ file, name }: Subject, aims: Aims, bounds: Bounds): Promise<string> {
  const esbuild = await esbuildFor(file);
  const given = (['events', 'outcomes', 'input'] as const).flatMap(what => {
    const aim = aims[what];
    return aim === undefined
      ? []
      : [{ what, path: JSON.stringify(resolve(aim)), isData: /\.json$/.test(aim) }];
  });
  const contents = [
    `import { start } from ${JSON.stringify(workerModule())};`,
    `import * as machine from ${JSON.stringify(resolve(file))};`,
    ...given.map(({ what, path, isData }) => `import ${isData ? what : `* as ${what}`} from ${path};`),
    `const parts = ${JSON.stringify({ file, aims: { ...aims, export: name }, bounds })};`,
    `start({ ...parts, machine, ${given.map(({ what, isData }) => `${what}: { ${isData ? 'data' : 'module'}: ${what} }`).join(', ')} });`,
  ].join('\n');
  try {
    const { outputFiles } = await esbuild.build({
      ...FOR_BROWSERS,
      stdin: { contents, resolveDir: resolve(file, '..'), sourcefile: 'page' },
    });
    return outputFiles[0]?.text ?? '';
  } catch (error) {
    if (!isFailure(error)) throw error;
    const [first, ...more] = error.errors.map(message => problemOf(message, file));
    if (first === undefined) throw error;
    throw new ProblemError([first, ...more], { cause: error });
  }
}

type Esbuild = typeof import('esbuild');

/**
 * The esbuild that is at hand: that of this program, that of the machine's own project, or the one that its tsx or Vite
 * brings. Nothing is fetched.
 *
 * @throws ProblemError where there is none
 */
async function esbuildFor(file: string): Promise<Esbuild> {
  const own = await import('esbuild').catch(() => null);
  if (own !== null) return own;
  const require = createRequire(resolve(file));
  for (const by of [null, 'tsx', 'vite']) {
    try {
      const from = by === null ? require : createRequire(require.resolve(`${by}/package.json`));
      const found: Esbuild = from('esbuild');
      return found;
    } catch {}
  }
  const mistake = {
    code: 'no-esbuild',
    what: 'a page holds the machine itself, and esbuild, which bundles it, is not installed',
    expected: 'esbuild beside the machine',
    hints: ['Install it there: npm install --save-dev esbuild.'],
  };
  throw new ProblemError([toProblem(mistake, { file })]);
}

function isFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}

function problemOf({ text, location }: Message, file: string) {
  const place =
    location === null
      ? { file }
      : {
          // The machine is called as it was on the command line.
          file: resolve(location.file) === resolve(file) ? file : location.file,
          line: location.line,
          column: location.column + 1,
        };
  const [, missing = ''] = /^Could not resolve "(.*)"/.exec(text) ?? [];
  if (isBuiltin(missing))
    return toProblem(
      {
        code: 'not-in-browsers',
        what: `it imports ${visible(missing)}, which is Node's own: a page has it not`,
        expected: 'a machine that is given what it needs, by its input, its actors or provide()',
      },
      place,
    );
  if (/^Top-level await/.test(text))
    return toProblem(
      {
        code: 'not-in-browsers',
        what: 'it waits at its top level (await), which the script of a page cannot',
        expected: 'a module that has its machine at once',
      },
      place,
    );
  return toProblem({ code: 'no-bundle', what: `it cannot be bundled for a page: ${visible(text)}` }, place);
}
