import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';

/** A world by the name that it has in a table. */
export interface NamedWorld {
  readonly name: string;
  /** The scenario file. */
  readonly file: string;
}

const EXTENSION = '.yaml';

/** The worlds that come with klpwalk to try designs in, by name. */
export function shippedWorlds(): readonly NamedWorld[] {
  const root = dirname(createRequire(import.meta.url).resolve('klpwalk/package.json'));
  const folder = join(root, 'scenarios', 'worlds');
  return readdirSync(folder)
    .flatMap(file => (file.endsWith(EXTENSION) ? [file.slice(0, -EXTENSION.length)] : []))
    .sort()
    .map(name => ({ name, file: seenFromHere(join(folder, `${name}${EXTENSION}`)) }));
}

/**
 * The world that is meant: the name of a shipped one, or a scenario file.
 *
 * @throws ProblemError that names the nearest one, where it is neither
 */
export function worldNamed(text: string, shipped: readonly NamedWorld[]): NamedWorld {
  const found = shipped.find(({ name }) => name === text);
  if (found !== undefined) return found;
  // What looks like a file is one; that it is not there is told when it is read.
  if (/[./\\]/.test(text) || existsSync(text)) return { name: text, file: text };
  const mistake = unknownName(
    'world',
    text,
    shipped.map(({ name }) => name),
  );
  throw new ProblemError([toProblem(mistake, {})]);
}

/** The same worlds, without those whose file has been named before, by whatever name or path. */
export function eachOnce(worlds: readonly NamedWorld[]): NamedWorld[] {
  const seen = new Set<string>();
  return worlds.filter(({ file }) => {
    const path = existsSync(file) ? realpathSync(file) : file;
    const isNew = !seen.has(path);
    seen.add(path);
    return isNew;
  });
}

/** A path that is short where it can be. */
function seenFromHere(file: string): string {
  const path = relative('', file);
  return path.startsWith('..') ? file : path;
}
