import { availableParallelism } from 'node:os';
import { COMPARED } from '../machines/designs/index.ts';
import type { TableTold } from '../src/page/told.ts';
import { fullDetail, legend, mark } from '../src/show/text/cell.ts';
import { type Cell, verdictOf } from '../src/uses/compare/cell.ts';
import { compare } from '../src/uses/compare/compare.ts';
import { loadWorlds } from '../src/uses/compare/load-worlds.ts';

/** The comparison of the designs in the shipped worlds as the page has it inside, a line a world. */
export async function tableText(): Promise<string> {
  const designs = COMPARED;
  const comparison = await compare(loadWorlds([], designs), designs, {
    depth: null,
    states: null,
    processes: availableParallelism(),
    signal: new AbortController().signal,
    onCell: () => {},
  });
  const table: TableTold = {
    designs,
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
