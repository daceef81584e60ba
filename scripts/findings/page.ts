import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { entry } from '../../machines/context.ts';
import { COMPARED, DESIGNS } from '../../machines/designs/index.ts';
import { count } from '../../src/show/text/count.ts';
import { comparisonTables, statesTable, sums, worldLink } from './blocks.ts';
import { type Fragment, readFragment } from './fragment.ts';
import { shownHistory, stepsText, whyTexts } from './history.ts';
import { filled } from './prose.ts';
import { holdsText, type Table } from './table.ts';

const PROSE = 'scripts/findings/prose';

/** docs/findings.md, whole: the summary, and a section a design, in the order in which they were proposed. */
export async function findingsPage(table: Table): Promise<string> {
  const summary = readFragment(join(PROSE, 'summary.md'), null);
  const sections: string[] = [];
  const written = new Map(findings().map(fragment => [fragment.design, fragment]));
  for (const design of COMPARED) {
    const fragment = written.get(design);
    sections.push(fragment === undefined ? unwrittenSection(table, design) : await section(table, fragment));
  }
  return `${[
    filled(summary, table, {
      worlds: count(table.worlds.length, 'world'),
      sums: sums(table),
      table: comparisonTables(table),
    }),
    ...sections,
  ].join('\n\n')}\n`;
}

/** What is written of the designs, in their order. */
export function findings(): Fragment[] {
  return COMPARED.map(design => ({ design, file: join(PROSE, `${design}.md`) }))
    .filter(({ file }) => existsSync(file))
    .map(({ design, file }) => readFragment(file, design));
}

/** Of a design that is new, and nothing is written of: what the machines say. */
export function unwrittenSection(table: Table, design: string): string {
  return sectionText(
    design,
    `What it is: ${entry(DESIGNS, design).about}. Holds in ${holdsText(table, design)}.`,
    statesTable(table, design),
  );
}

async function section(table: Table, fragment: Fragment): Promise<string> {
  const { design, shown } = fragment;
  if (design === null) throw new Error(`${fragment.file} is about no design`);
  if (shown === null)
    return sectionText(design, filled(fragment, table, { states: statesTable(table, design) }));
  const history = await shownHistory(table, fragment);
  const steps = `In ${worldLink(shown.world)}:\n\n${stepsText(history)}`;
  return sectionText(design, filled(fragment, table, { steps, why: whyTexts(history) }));
}

function sectionText(design: string, ...paragraphs: readonly string[]): string {
  return [`## ${design}`, ...paragraphs].join('\n\n');
}
