import { DESIGNS } from '../../machines/designs/index.ts';
import { toProblem } from '../../src/problem/mistake.ts';
import { ScenarioError } from '../../src/problem/problem.ts';
import { unknownName } from '../../src/problem/unknown-name.ts';
import { count } from '../../src/show/text/count.ts';
import type { Fragment } from './fragment.ts';
import { checkGroups, GROUPS } from './groups.ts';
import { printed } from './klpwalk.ts';
import { cellOf, holdsText, type Table, type TableCell, worldOf } from './table.ts';

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
    Object.values(DESIGNS).map(({ name, about }) => [`[${name}](#${name})`, about, holdsText(table, name)]),
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

/**
 * The history that shows the flaw, as `explore` prints it, under the command that does.
 *
 * @throws Error where there is no such world, or it has no such history, or more than one
 */
export async function history(table: Table, { file, design, shown }: Fragment): Promise<string> {
  if (design === null || shown === null) throw new Error(`${file}: it names no history to show`);
  const { world, properties } = shown;
  const worlds = table.worlds.map(({ name }) => name);
  if (!worlds.includes(world)) {
    throw new ScenarioError([toProblem(unknownName('world', world, worlds), { file, key: 'world' })]);
  }
  const args = [
    ...['explore', worldOf(table, world).file, '--design', design],
    ...['--property', ...properties],
  ];
  const text = await printed(args);
  const headings = [...text.matchAll(/^([a-z-]+(?:, [a-z-]+)*): (\d+ steps?)$/gm)];
  const [heading] = headings;
  const lengths = cellOf(table, design, world).violated.filter(({ property }) =>
    properties.includes(property),
  );
  const isOne = headings.length === 1 && lengths.length === properties.length;
  if (heading === undefined || !isOne || lengths.some(({ length }) => heading[2] !== count(length, 'step'))) {
    throw new Error(
      `${file}: no one history of ${design} in ${world} shows ${properties.join(' and ')}; it has ${fullText(
        cellOf(table, design, world),
      )}`,
    );
  }
  return `\`\`\`console\n$ ./klpwalk ${args.join(' ')}\n...\n${text.slice(heading.index)}\`\`\``;
}

/** What is violated first, and in how many steps; in brackets, what holds while no feature is handed on. */
function cellText({ violated, neverHandedOn }: TableCell): string {
  const [first] = violated;
  if (first !== undefined) return `${first.property} ${first.length}`;
  return neverHandedOn.length === 0 ? 'holds' : '(holds)';
}

function fullText({ violated }: TableCell): string {
  return violated.map(({ property, length }) => `${property} ${length}`).join(', ') || 'no violation';
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
