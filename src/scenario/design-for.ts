import type { Design } from '../../machines/designs/design.ts';
import { DEFAULT_DESIGN, DESIGNS } from '../../machines/designs/index.ts';
import { toProblem } from '../problem/mistake.ts';
import { ProblemError } from '../problem/problem.ts';
import { unknownName } from '../problem/unknown-name.ts';

/** Designs that a file has, by its path: whoever may read files has read them before. */
const FROM_FILES = new Map<string, Design>();

/** Makes a design of a file known by the path of that. */
export function addDesign(path: string, design: Design): void {
  FROM_FILES.set(path, design);
}

/**
 * The design of this name, or of this file.
 *
 * @throws ProblemError where there is none
 */
export function designNamed(name: string): Design {
  const found = FROM_FILES.get(name) ?? (Object.hasOwn(DESIGNS, name) ? DESIGNS[name] : undefined);
  if (found !== undefined) return found;
  throw new ProblemError([toProblem(unknownName('design', name, Object.keys(DESIGNS)), {})]);
}

/**
 * @param design what the scenario says
 * @param override the name of the design to use, whatever that is
 */
export function designFor({ design }: { readonly design: string | null }, override?: string): Design {
  return designNamed(override ?? design ?? DEFAULT_DESIGN.name);
}

/** The file that a scenario names is found from the scenario's folder. */
export function pathBeside(scenario: string, name: string): string {
  const folder = /^(.*[/\\])?[^/\\]*$/.exec(scenario)?.[1] ?? '';
  return isDesignFile(name) && !name.startsWith('/') ? `${folder}${name.replace(/^\.\//, '')}` : name;
}

/** The design of a file that has been read; `undefined`: it has not. */
export function designOfFile(path: string): Design | undefined {
  return FROM_FILES.get(path);
}

/** Whether that is no name of a design, but a file that has one. */
export function isDesignFile(text: string): boolean {
  return /\.(?:ya?ml|[cm]?[jt]s)$/.test(text);
}

/** Whether that is written in statements. */
export function isYaml(file: string): boolean {
  return /\.ya?ml$/.test(file);
}
