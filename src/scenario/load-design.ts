import { DESIGNS } from '../../machines/designs/index.ts';
import { written } from '../../machines/designs/written.ts';
import { type Place, ProblemError } from '../problem/problem.ts';
import { DESIGN, parseDesign } from './design-file.ts';
import { addDesign, isDesignFile, isYaml, pathBeside } from './design-for.ts';
import { designModule } from './design-module.ts';
import { readText } from './file-text.ts';
import { namedDesigns } from './named-designs.ts';
import { parseYaml, type Yaml } from './yaml/yaml.ts';

/**
 * Reads the design of each file among the names, so that it is known by that name.
 *
 * @throws ProblemError where a file has none
 */
export async function loadDesigns(names: readonly (string | undefined)[]): Promise<void> {
  for (const name of names) {
    if (name === undefined || !isDesignFile(name)) continue;
    if (isYaml(name)) loadWritten(name);
    else addDesign(name, { ...(await designModule(name)), name });
  }
}

/**
 * Reads the module that a scenario names as the design of its world, if it names one.
 *
 * @throws ProblemError where that has no design, or the scenario is no YAML
 */
export async function loadModuleOf(scenario: string): Promise<void> {
  const text = readText(scenario);
  // Hardly any does, and the text is parsed once more.
  if (!/\.[cm]?[jt]s\b/.test(text)) return;
  const yaml = parseYaml(text, scenario);
  for (const { name, at, livepatch } of namedDesigns(yaml.data)) {
    if (livepatch !== null || isYaml(name)) continue;
    await loadDesigns([pathBeside(scenario, name)]).catch((error: unknown) => {
      throw toldAt(yaml.place(at), error);
    });
  }
}

/**
 * Reads the designs in statements that a scenario names: of its livepatches, and of its world.
 *
 * @param isOverridden whether another design takes the place of the world's
 * @throws ProblemError where a file has none
 */
export function loadWrittenOf(yaml: Yaml, scenario: string, isOverridden: boolean): void {
  for (const { name, at, livepatch } of namedDesigns(yaml.data)) {
    if (!isYaml(name) || (livepatch === null && isOverridden)) continue;
    try {
      loadWritten(pathBeside(scenario, name));
    } catch (error) {
      throw toldAt(yaml.place(at), error);
    }
  }
}

function loadWritten(file: string): void {
  const { notes, like, ...design } = parseDesign(readText(file, DESIGN), file, DESIGNS);
  addDesign(file, written({ ...design, name: file }));
}

/** What is wrong with a file as a whole is told where the scenario names it. */
function toldAt(where: Place, error: unknown): unknown {
  if (!(error instanceof ProblemError)) return error;
  const [{ where: there, what, ...problem }] = error.problems;
  if (there.line !== undefined) return error;
  return new ProblemError([{ ...problem, what: `${there.file}: ${what}`, where }]);
}
