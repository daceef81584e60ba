import { verdictOf } from '../../uses/compare/cell.ts';
import { type ComparedWorld, type Comparison, sumsOf } from '../../uses/compare/comparison.ts';
import { fullDetail, legend, mark, sizeText, states, sumText } from './cell.ts';

/** A comparison in Markdown: a row of signs for each design, then a table for each world. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { worlds } = comparison;
  const blocks = [
    `# ${sizeText(comparison)}`,
    `${escaped(legend(comparison))}. The numbers of the columns are those of the worlds below.`,
    glance(comparison),
    ...worlds.flatMap((world, place) => worldBlocks(world, place + 1)),
    'The histories of a cell: `klpwalk explore WORLD --design DESIGN`',
  ];
  return `${blocks.join('\n\n')}\n`;
}

function glance(comparison: Comparison): string {
  const { worlds } = comparison;
  return table(
    ['design', 'holds in', ...worlds.map((_, place) => String(place + 1))],
    sumsOf(comparison).map(sum => [
      sum.design,
      sumText(sum),
      ...worlds.flatMap(({ cells }) =>
        cells.flatMap(({ design: other, cell }) => (other === sum.design ? [mark(cell)] : [])),
      ),
    ]),
  );
}

function worldBlocks({ name, title, about, cells }: ComparedWorld, number: number): string[] {
  return [
    `## ${number}. ${escaped(name)}: ${escaped(title)}`,
    ...(about === null ? [] : [escaped(about)]),
    table(
      ['design', 'verdict', 'detail', 'states'],
      cells.map(({ design, cell }) => [design, verdictOf(cell), fullDetail(cell), states(cell)]),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** What means something to Markdown stands for itself. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_<>[\]|~#]/g, '\\$&').replaceAll(/\s+/g, ' ');
}
