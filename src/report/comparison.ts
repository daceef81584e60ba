import { type Cell, verdictOf } from '../compare/cell.ts';
import { type ComparedCell, type ComparedWorld, type Comparison, holdsIn } from '../compare/comparison.ts';
import { detail, legend, mark, sizeText, states } from './comparison-words.ts';
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
    paragraph(page, '', 'A shortest history of a cell: klpwalk compare --cell DESIGN WORLD'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** A sign and the number of a world have two characters at most, and a space before them. */
const SIGN = 3;

/** As many signs as fit stand side by side; the rest in panels below, all about as wide. */
function panels(page: Page, comparison: Comparison): string[] {
  const { worlds } = comparison;
  const sums = holdsIn(comparison).map(({ design, holds }) => ({
    design,
    sum: `${holds} of ${worlds.length}`,
  }));
  const name = widest(sums.map(({ design }) => design));
  const sum = widest(['holds in', ...sums.map(row => row.sum)]);
  const fitting = Math.max(1, Math.floor((page.width - name - sum - 4) / SIGN));
  const width = Math.ceil(worlds.length / Math.ceil(worlds.length / fitting));
  return startsOf(worlds.length, width).map(start => {
    const shown = worlds.slice(start, start + width);
    const line = (first: string, second: string, signs: readonly string[]) =>
      `  ${first.padEnd(name)}  ${(start === 0 ? second : '').padStart(sum)}${signs.join('')}`;
    return [
      line(
        '',
        'holds in',
        shown.map((_, place) => String(start + place + 1).padStart(SIGN)),
      ),
      ...sums.map(({ design, sum: text }) =>
        line(
          design,
          text,
          shown.flatMap(({ cells }) => signsOf(page, cells, design)),
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
  readonly states: number;
}

function columnsOf(page: Page, { designs, worlds }: Comparison): Columns {
  const walked = worlds.flatMap(({ cells }) =>
    cells.flatMap(({ cell }) => (cell.kind === 'walked' ? [cell] : [])),
  );
  const design = widest(designs);
  const stateWidth = widest(walked.map(states));
  const room = page.width - INDENT.length - design - stateWidth - 3;
  // One column more than it takes, where there is one.
  return { design, shown: Math.min(room, widest(walked.map(shownOf)) + 1), states: stateWidth };
}

function worldText(page: Page, world: ComparedWorld, number: number, columns: Columns): string {
  const first = `${String(number).padStart(2)}. `;
  return [
    paragraph(page, first, `${page.ink.bold(world.name)}: ${world.title}`),
    ...(world.about === null ? [] : [paragraph(page, INDENT, world.about)]),
    ...world.cells.map(cell => cellText(page, cell, columns)),
  ].join('\n');
}

function cellText(page: Page, { design, cell }: ComparedCell, columns: Columns): string {
  const name = `${INDENT}${design.padEnd(columns.design)}  `;
  const verdict = verdictOf(cell);
  const shown = shownOf(cell);
  const inked = verdictInk(page, verdict)(verdict) + shown.slice(verdict.length);
  if (cell.kind !== 'walked') return paragraph(page, name, inked);
  // What finds no room beside the verdict stands below it.
  const between = shown.length > columns.shown ? '\n' : ' '.repeat(columns.shown - shown.length + 1);
  return paragraph(page, name, `${inked}${between}${states(cell).padStart(columns.states)}`);
}

function shownOf(cell: Cell): string {
  return [verdictOf(cell), detail(cell)].filter(part => part !== '').join('  ');
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(({ length }) => length));
}
