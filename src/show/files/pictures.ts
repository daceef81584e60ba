import type { EventObject } from 'xstate';
import {
  aldebaran,
  type Drawing,
  dot,
  draw,
  drawQuotient,
  graphJson,
  LONGEST_MERMAID,
  mermaidStates,
  plainNotation,
} from '../../explore/index.ts';
import { ProblemError } from '../../problem/problem.ts';
import { eventLine } from '../../subject/event-line.ts';
import type { Walked } from '../../subject/walk.ts';
import { count } from '../text/count.ts';
import { oneExtensionOf } from './extension.ts';
import { PICTURES } from './picture-names.ts';
import { probeFiles } from './probe-files.ts';
import { writeFile } from './write-file.ts';

/** What each extension stands for: a drawing is for the eye, a graph for programs. */
const FORMATS = {
  '.mmd': { kind: 'drawing', write: mermaidStates },
  '.dot': { kind: 'drawing', write: dot },
  '.json': { kind: 'graph', write: graphJson },
  '.aut': { kind: 'graph', write: aldebaran },
} as const satisfies Record<Extension, unknown>;

type Extension = (typeof PICTURES)[number];

/** More states than these are drawn by their state values alone. */
const MOST_DRAWN = 40;

export interface Picture {
  readonly file: string;
  readonly extension: Extension;
}

/**
 * @param source the machine's file
 * @throws ProblemError where a file cannot be written
 */
export async function planPictures(source: string, files: readonly string[]): Promise<readonly Picture[]> {
  const pictures = files.map(file => ({ file, extension: oneExtensionOf(file, PICTURES) }));
  await probeFiles(files, [source]);
  return pictures;
}

/** Writes the graph of a machine. @returns what was written, a sentence a file */
export async function writePictures(
  pictures: readonly Picture[],
  { graph, subject }: Walked,
): Promise<string[]> {
  const plain = plainNotation<object, EventObject>(subject.machine.id, graph);
  const notation = { ...plain, event: eventLine };
  const notes: string[] = [];
  for (const { file, extension } of pictures) {
    const format = FORMATS[extension];
    if (format.kind === 'graph') {
      await writeFile(file, format.write(graph, notation));
      notes.push(`${file}: ${count(graph.states, 'state')}, ${count(graph.transitions, 'transition')}`);
      continue;
    }
    const [value] = notation.members;
    const isWhole = graph.states <= MOST_DRAWN || value === undefined;
    const drawing = isWhole ? draw(graph, notation) : await drawQuotient(graph, notation, [value]);
    const chunks = [...format.write(drawing)];
    if (extension === '.mmd') refuseTooLong(file, drawing, chunks);
    await writeFile(file, chunks);
    const boxes = `${drawing.boxes.length} boxes`;
    notes.push(
      `${file}: ${boxes}${isWhole ? '' : `, one for each place of the chart (${count(graph.states, 'state')})`}`,
    );
  }
  return notes;
}

function refuseTooLong(file: string, { boxes }: Drawing, chunks: readonly string[]): void {
  const length = chunks.join('').length;
  if (length <= LONGEST_MERMAID) return;
  throw new ProblemError([
    {
      code: 'too-long',
      what: `the drawing of ${boxes.length} boxes has ${length.toLocaleString('en')} characters, more than Mermaid reads`,
      where: { file },
      expected: `at most ${LONGEST_MERMAID.toLocaleString('en')}`,
      hints: ['Draw it for Graphviz (.dot).'],
    },
  ]);
}
