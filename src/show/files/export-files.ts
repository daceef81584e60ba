import type { Design } from '../../../machines/designs/design.ts';
import { LONGEST_MERMAID } from '../../explore/index.ts';
import type { JudgedWorld } from '../../livepatch/judged-world.ts';
import { ProblemError } from '../../problem/problem.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { count } from '../text/count.ts';
import { type BrokenProperty, brokenProperty } from './broken-property.ts';
import type { Extension } from './format-names.ts';
import { FORMATS } from './formats.ts';
import { livepatchDrawing } from './livepatch-drawing.ts';
import { livepatchNotation } from './livepatch-notation.ts';
import type { ExportPlan } from './plan.ts';
import { interrupted, writeFile } from './write-file.ts';

/** A scenario that was explored under a design, and what that has shown. */
export interface ExploredSetting {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly result: JudgedWorld;
}

/** What has become of the files; each list is in the order of the plan. */
export interface Exported {
  /** What happened, a sentence each. */
  readonly notes: readonly string[];
  readonly failed: readonly ProblemError[];
}

/** Writes the files of a plan. One that fails does not keep the others from being written. */
export async function exportFiles(
  plan: ExportPlan,
  explored: ExploredSetting,
  signal?: AbortSignal,
): Promise<Exported> {
  const notes: string[] = [];
  const failed: ProblemError[] = [];
  for (const { file, extension } of plan.files) {
    try {
      for (const { name, chunks, what } of await filesOf(file, extension, plan, explored, signal)) {
        await writeFile(name, chunks, signal);
        notes.push(`${name}: ${what}`);
      }
      if (FORMATS[extension].kind === 'history' && brokenBy(plan, explored).length === 0) {
        notes.push(`${file}: not written, since no property is violated`);
      }
    } catch (error) {
      if (error instanceof ProblemError) failed.push(error);
      else if (signal?.aborted === true) failed.push(interrupted(file));
      else throw error;
    }
  }
  return { notes, failed };
}

interface File {
  readonly name: string;
  readonly chunks: Iterable<string>;
  readonly what: string;
}

async function filesOf(
  file: string,
  extension: Extension,
  plan: ExportPlan,
  explored: ExploredSetting,
  signal: AbortSignal | undefined,
): Promise<File[]> {
  const format = FORMATS[extension];
  if (format.kind === 'history') {
    const all = brokenBy(plan, explored);
    return all.map(broken => ({
      name: all.length === 1 ? file : `${file.slice(0, -extension.length)}-${broken.property}${extension}`,
      chunks: format.write(broken),
      what: `a history that breaks ${broken.property}`,
    }));
  }
  const { scenario, design } = explored;
  const { graph } = explored.result.exploration;
  if (graph === undefined) throw new Error('the walk was made without its graph');
  const notation = livepatchNotation(scenario, design, graph.closed);
  const rest = graph.closed ? '' : ', as far as it was walked';
  if (format.kind === 'graph') {
    const what = `${count(graph.states, 'state')}, ${count(graph.transitions, 'transition')}${rest}`;
    return [{ name: file, chunks: format.write(graph, notation), what }];
  }
  const drawing = await livepatchDrawing(file, graph, notation, plan.by, signal);
  const chunks = [...format.write(drawing)];
  if (extension === '.mmd') refuseTooLong(file, chunks);
  const what = `${count(graph.states, 'state')} in ${drawing.boxes.length} boxes${rest}`;
  return [{ name: file, chunks, what }];
}

function brokenBy({ source }: ExportPlan, { scenario, design, result }: ExploredSetting): BrokenProperty[] {
  return result.properties.flatMap(({ property, violation }) =>
    violation === null
      ? []
      : [
          brokenProperty({
            scenario,
            source,
            design,
            property,
            upgradesOnly: result.upgradesOnly,
            afterSteps: result.afterSteps,
            ...violation,
          }),
        ],
  );
}

function refuseTooLong(file: string, chunks: readonly string[]): void {
  const length = chunks.join('').length;
  if (length <= LONGEST_MERMAID) return;
  throw new ProblemError([
    {
      code: 'too-long',
      what: `the drawing has ${length.toLocaleString('en')} characters, more than Mermaid reads`,
      where: { file },
      expected: `at most ${LONGEST_MERMAID.toLocaleString('en')}`,
      hints: ['Draw it by fewer members (--by), or for Graphviz (.dot).'],
    },
  ]);
}
