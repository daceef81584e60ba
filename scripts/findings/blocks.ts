import { entry } from '../../machines/context.ts';
import { COMPARED, DESIGNS } from '../../machines/designs/index.ts';
import { checkGroups, GROUPS } from './groups.ts';
import { markdownTable } from './markdown-table.ts';
import { cellOf, holdsText, type Table, type TableCell } from './table.ts';

/** A world by its name, linked to its file. */
export function worldLink(world: string): string {
  return `[${world}](../scenarios/worlds/${world}.yaml)`;
}

/** The designs down and the worlds across, a table for each group of worlds. */
export function comparisonTables(table: Table): string {
  checkGroups(table);
  return GROUPS.map(({ title, worlds }) =>
    [
      `**${title}**\n`,
      markdownTable(
        ['design', ...worlds.map(worldLink)],
        table.designs.map(({ design }) => [
          `[${design}](#${design})`,
          ...worlds.map(world => cellText(cellOf(table, design, world))),
        ]),
      ),
    ].join('\n'),
  ).join('\n\n');
}

/** In how many of the worlds each design holds. */
export function sums(table: Table): string {
  return markdownTable(
    ['design', 'what it is', 'holds in'],
    COMPARED.map(name => [`[${name}](#${name})`, entry(DESIGNS, name).about, holdsText(table, name)]),
  );
}

/** What is violated first in each world under the design, and how much there is to walk. */
export function statesTable(table: Table, design: string): string {
  return markdownTable(
    ['world', 'verdict', 'states', 'transitions', 'depth'],
    table.worlds.map(({ name }) => {
      const cell = cellOf(table, design, name);
      const numbers = [cell.states, cell.transitions, cell.depth].map(number => number.toLocaleString('en'));
      return [worldLink(name), cellText(cell), ...numbers];
    }),
  );
}

/** What is violated first, and in how many steps; in brackets, what holds while no feature is handed on. */
function cellText({ violated, neverHandedOn }: TableCell): string {
  const [first] = violated;
  if (first !== undefined) return `${first.property} ${first.length}`;
  return neverHandedOn.length === 0 ? 'holds' : '(holds)';
}
