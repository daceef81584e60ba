import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../machines/context.ts';
import { DESIGNS } from '../machines/designs/index.ts';
import { shownHistory } from '../scripts/findings/history.ts';
import { findings, findingsPage } from '../scripts/findings/page.ts';
import { tableOf } from '../scripts/findings/table.ts';
import { tableText } from '../scripts/page-table.ts';
import { compareShipped } from '../scripts/shipped-comparison.ts';
import { parseScenario } from '../src/scenario/scenario.ts';
import { simulate } from '../src/uses/simulate/simulate.ts';

const PAGE = readFileSync('docs/findings.md', 'utf8');

/** Walked once for all that ask. */
const comparison = compareShipped();
const table = comparison.then(tableOf);

test('docs/findings.md says what the machines say: npm run findings', async () => {
  expect(await findingsPage(await table)).toBe(PAGE);
});

test('src/page/table.json says what the machines say: npm run table', async () => {
  expect(tableText(await comparison)).toBe(readFileSync('src/page/table.json', 'utf8'));
});

const SHOWN = findings().filter(fragment => fragment.shown !== null);

test.each(SHOWN)('simulate follows the history of $design, and prints its kernel log', async fragment => {
  const { file, steps } = await shownHistory(await table, fragment);
  const lines = steps.map(({ line }) => `  - ${line}\n`).join('');
  const source = `${readFileSync(file, 'utf8')}\nsteps:\n${lines}`;
  const design = fragment.design ?? '';
  const scenario = parseScenario(source, file, [design]);
  const simulation = simulate(scenario.world, entry(DESIGNS, design), scenario.steps);
  expect(simulation.log).toEqual(steps.flatMap(({ log }) => log));
});
