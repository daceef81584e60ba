import { verdictOf } from '../../uses/compare/cell.ts';
import {
  type ComparedCell,
  type ComparedWorld,
  type Comparison,
  sumsOf,
} from '../../uses/compare/comparison.ts';
import { legend, mark, shown, sizeText, states, sumText } from './cell.ts';
import { type Page, paragraph } from './page.ts';
import { verdictInk } from './verdict-ink.ts';

/**
 * A comparison: in how many worlds each design holds, with a sign for each of its cells; then the cells in words,
 * world by world. The numbers over the signs are those of the worlds below.
 */
export function comparisonText(page: Page, comparison: Comparison): string {
  const columns = columnsOf(page, comparison);
  const blocks = [
    [
      paragraph(page, '', page.ink.bold(sizeText(comparison))),
      paragraph(page, '', `${legend(comparison)}.`),
    ].join('\n'),
    ...panels(page, comparison),
    ...comparison.worlds.map((world, place) => worldText(page, world, place + 1, columns)),
    paragraph(page, '', 'The histories of a cell: klpwalk explore WORLD --design DESIGN'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A sign and the number of a world have two characters at most, and a space before them. */
const SIGN = 3;

/** As many signs as fit stand side by side; the rest in panels below, all about as wide. */
function panels(page: Page, comparison: Comparison): string[] {
  const { worlds } = comparison;
  const found = sumsOf(comparison);
  const digits = widest(found.map(({ holds }) => String(holds)));
  const sums = found.map(sum => {
    const indent = ' '.repeat(digits - String(sum.holds).length);
    return { design: sum.design, sum: indent + sumText(sum) };
  });
  const name = widest(sums.map(({ design }) => design));
  const sum = widest(['holds in', ...sums.map(row => row.sum)]);
  const fitting = Math.max(1, Math.floor((page.width - name - sum - 4) / SIGN));
  const width = Math.ceil(worlds.length / Math.ceil(worlds.length / fitting));
  return startsOf(worlds.length, width).map(start => {
    const some = worlds.slice(start, start + width);
    const line = (first: string, second: string, signs: readonly string[]) =>
      `  ${first.padEnd(name)}  ${(start === 0 ? second : '').padEnd(sum)}${signs.join('')}`;
    return [
      line(
        '',
        'holds in',
        some.map((_, place) => String(start + place + 1).padStart(SIGN)),
      ),
      ...sums.map(({ design, sum: text }) =>
        line(
          design,
          text,
          some.flatMap(({ cells }) => signsOf(page, cells, design)),
        ),
      ),
    ].join('\n');
  });
}

function startsOf(length: number, width: number): number[] {
  return Array.from({ length: Math.ceil(length / width) }, (_, place) => place * width);
}

function signsOf(page: Page, cells: readonly ComparedCell[], design: string): string[] {
  return cells
    .filter(cell => cell.design === design)
    .map(({ cell }) => verdictInk(page, verdictOf(cell))(mark(cell).padStart(SIGN)));
}

/** Of what stands under the number of a world. */
const INDENT = '    ';

/** How wide the columns are, in all worlds alike. */
interface Columns {
  readonly design: number;
  /** The verdict, and the property that is violated. */
  readonly shown: number;
  /** The number of states, without the sign that a bound ended the walk. */
  readonly states: number;
}

function columnsOf(page: Page, { designs, worlds }: Comparison): Columns {
  const walked = worlds.flatMap(({ cells }) =>
    cells.flatMap(({ cell }) => (cell.kind === 'walked' ? [cell] : [])),
  );
  const design = widest(['design', ...designs]);
  const stateWidth = widest(['states', ...walked.map(cell => withoutSign(states(cell)))]);
  const room = page.width - INDENT.length - design - stateWidth - 5;
  return { design, shown: Math.min(room, widest(walked.map(shown))), states: stateWidth };
}

function worldText(page: Page, world: ComparedWorld, number: number, columns: Columns): string {
  const first = `${String(number).padStart(2)}. `;
  const head = `${'design'.padEnd(columns.design)}  ${'verdict'.padEnd(columns.shown)}  ${'states'.padStart(columns.states)}`;
  return [
    paragraph(page, first, `${page.ink.bold(world.name)}: ${world.title}`),
    ...(world.about === null ? [] : [paragraph(page, INDENT, world.about)]),
    `${INDENT}${page.ink.dim(head)}`,
    ...world.cells.map(cell => cellText(page, cell, columns)),
  ].join('\n');
}

function cellText(page: Page, { design, cell }: ComparedCell, columns: Columns): string {
  const name = `${INDENT}${design.padEnd(columns.design)}  `;
  const verdict = verdictOf(cell);
  const text = shown(cell);
  const inked = verdictInk(page, verdict)(verdict) + text.slice(verdict.length);
  if (cell.kind !== 'walked') return paragraph(page, name, inked);
  const number = states(cell);
  // The sign stands beside the column, so that the digits are aligned.
  const aligned = number.padStart(columns.states + number.length - withoutSign(number).length);
  // What finds no room beside the verdict stands below it.
  const isLong = text.length > columns.shown;
  const gap = isLong
    ? `\n${' '.repeat(name.length + columns.shown)}`
    : ' '.repeat(columns.shown - text.length);
  return `${isLong ? paragraph(page, name, inked) : name + inked}${gap}  ${aligned}`;
}

function withoutSign(states: string): string {
  return states.replace('+', '');
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
