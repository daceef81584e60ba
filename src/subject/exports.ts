import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';

/** What a module that was imported exports, by name. */
export function exportsIn(module: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  const { default: all, ...named } = module;
  // Of a module in CommonJS the default holds what it exports, and what Node has found of that stands beside it.
  const isCommon = 'module.exports' in named || '__esModule' in named;
  const members = isCommon && isRecord(all) && !('getInitialSnapshot' in all) ? all : module;
  return new Map(
    Object.entries(members).filter(([name]) => name !== 'module.exports' && name !== '__esModule'),
  );
}

/**
 * What a module gives by this name, or as its default.
 *
 * @throws ProblemError where it has neither
 */
export function givenBy(file: string, exported: ReadonlyMap<string, unknown>, name: string): unknown {
  if (exported.has(name)) return exported.get(name);
  if (exported.has('default')) return exported.get('default');
  const mistake = {
    code: 'no-export',
    what: `it exports ${[...exported.keys()].join(', ') || 'nothing'}`,
    expected: `an export called ${name}, or a default one`,
  };
  throw new ProblemError([toProblem(mistake, { file })]);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
