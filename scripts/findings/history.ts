import { toProblem } from '../../src/problem/mistake.ts';
import { ProblemError } from '../../src/problem/problem.ts';
import { unknownName } from '../../src/problem/unknown-name.ts';
import { count } from '../../src/show/text/count.ts';
import { pageFor, paragraph } from '../../src/show/text/page.ts';
import type { Fragment } from './fragment.ts';
import { printed } from './klpwalk.ts';
import { markdownTable } from './markdown-table.ts';
import { cellOf, type Table, type TableCell, worldOf } from './table.ts';

/** A shortest history that shows a flaw, and how it does. */
export interface ShownHistory {
  /** The scenario file of the world. */
  readonly file: string;
  readonly steps: readonly ShownStep[];
  /** Of each property: how the history breaks it, and what `explore` says of the way there. */
  readonly why: readonly string[];
}

interface ShownStep {
  /** As it stands in a scenario's `steps`. */
  readonly line: string;
  readonly callbacks: string;
  /** `L1TF effect: on, version 1`. */
  readonly changes: readonly string[];
  readonly log: readonly string[];
}

/** So wide that `explore` breaks no line. */
const UNBROKEN = { ...pageFor(undefined, false), width: 10_000 };
/** As wide as the prose. */
const PROSE = { ...UNBROKEN, width: 120 };

/**
 * The history that the prose is about, read from what `explore` prints.
 *
 * @throws Error where there is no such world, or it has no such history, or more than one
 */
export async function shownHistory(table: Table, { file, design, shown }: Fragment): Promise<ShownHistory> {
  if (design === null || shown === null) throw new Error(`${file}: it names no history to show`);
  const { world, properties } = shown;
  const worlds = table.worlds.map(({ name }) => name);
  if (!worlds.includes(world)) {
    throw new ProblemError([toProblem(unknownName('world', world, worlds), { file, key: 'world' })]);
  }
  const source = worldOf(table, world).file;
  const text = await printed(['explore', source, '--design', design, '--property', ...properties], UNBROKEN);
  const cell = cellOf(table, design, world);
  const headings = [...text.matchAll(/^([a-z-]+(?:, [a-z-]+)*): (\d+ steps?)$/gm)];
  const lengths = cell.violated.filter(({ property }) => properties.includes(property));
  const isOne = headings.length === 1 && lengths.length === properties.length;
  if (!isOne || lengths.some(({ length }) => headings[0]?.[2] !== count(length, 'step'))) {
    throw new Error(
      `${file}: no one history of ${design} in ${world} shows ${properties.join(' and ')}; it has ${fullText(cell)}`,
    );
  }
  // The verdict comes last, and the table of the properties below it.
  const [shownText = ''] = text
    .slice(headings[0]?.index)
    .split(/^[a-z]+ \((?:closed|to depth|stopped|interrupted)\b/m);
  const [, told = '', ...why] = shownText.trimEnd().split('\n\n');
  return { file: source, steps: stepsOf(told), why: why.map(whyText) };
}

function stepsOf(told: string): ShownStep[] {
  return told.split(/^ *\d+\. /m).flatMap(step => {
    const [line = '', ...below] = step
      .trimEnd()
      .split('\n')
      .map(text => text.trim());
    if (line === '') return [];
    const [callbacks = ''] = below.flatMap(text => /^callbacks: (.*)/.exec(text)?.[1] ?? []);
    const log = below.flatMap(text => /^\| (.*)/.exec(text)?.[1] ?? []);
    return { line, callbacks, changes: below.filter(text => !/^(callbacks:|\|) /.test(text)), log };
  });
}

/** Without the rule, which stands in the list of the properties. */
function whyText(told: string): string {
  return told
    .replace(/ The rule: .*/, '')
    .replaceAll(/\n +/g, ' ')
    .replace(/^[a-z-]+/, '`$&`');
}

function fullText({ violated }: TableCell): string {
  return violated.map(({ property, length }) => `${property} ${length}`).join(', ') || 'no violation';
}

/** The steps, and what each does; `explore` prints the kernel log as well. */
export function stepsText({ steps }: ShownHistory): string {
  return markdownTable(
    ['step', 'callbacks', 'what changes'],
    steps.map(({ line, callbacks, changes }, index) => [
      `${index + 1}. \`${line}\``,
      callbacks,
      changes.join('; '),
    ]),
  );
}

/** How the history breaks each property. */
export function whyTexts({ why }: ShownHistory): string {
  return why.map(text => paragraph(PROSE, '', text)).join('\n\n');
}
