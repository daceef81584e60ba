import { COMPARED } from '../machines/designs/index.ts';
import type { TableTold } from '../src/page/told.ts';
import { fullDetail, legend, mark } from '../src/show/text/cell.ts';
import { type Cell, verdictOf } from '../src/uses/compare/cell.ts';
import type { Comparison } from '../src/uses/compare/comparison.ts';

/** The comparison of the designs in the shipped worlds as the page has it inside, a line a world. */
export function tableText(comparison: Comparison): string {
  const table: TableTold = {
    designs: COMPARED,
    legend: legend(comparison),
    worlds: comparison.worlds.map(({ name, title, cells }) => ({
      name: `worlds/${name}`,
      title,
      cells: cells.map(({ cell }) => told(cell)),
    })),
  };
  const worlds = table.worlds.map(world => JSON.stringify(world)).join(',\n');
  const head = JSON.stringify({ designs: table.designs, legend: table.legend });
  return `${head.slice(0, -1)},"worlds":[\n${worlds}\n]}\n`;
}

function told(cell: Cell): TableTold['worlds'][number]['cells'][number] {
  const detail = fullDetail(cell);
  const [first] = cell.kind === 'walked' ? cell.violated : [];
  return {
    mark: mark(cell),
    says: detail === '' ? verdictOf(cell) : `${verdictOf(cell)}: ${detail}`,
    ...(first === undefined ? {} : { to: first.property }),
  };
}
