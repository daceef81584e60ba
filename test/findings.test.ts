import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { entry } from '../machines/context.ts';
import { DESIGNS } from '../machines/designs/index.ts';
import { findings, findingsPage } from '../scripts/findings/page.ts';
import { walkTable } from '../scripts/findings/table.ts';
import { parseScenario } from '../src/scenario/scenario.ts';
import { simulate } from '../src/uses/simulate/simulate.ts';

const PAGE = readFileSync('docs/findings.md', 'utf8');

test('docs/findings.md says what the machines say: npm run findings', async () => {
  expect(await findingsPage(await walkTable())).toBe(PAGE);
});

test('what is written is of a design, and shows a history of it, unless it is settle, which holds', () => {
  const files = readdirSync('scripts/findings/prose').filter(file => file !== 'summary.md');
  expect(files.sort()).toEqual(
    findings()
      .map(({ design }) => `${design}.md`)
      .sort(),
  );
  expect(findings().flatMap(({ design, shown }) => (shown === null ? [design] : []))).toEqual(['settle']);
});

/** The histories as a reader of the page finds them: the world and the design of the command, the steps, the log. */
const HISTORIES = [
  ...PAGE.matchAll(/^\$ .\/klpwalk explore (\S+) --design (\S+) --property .*\n([\s\S]*?)^```$/gm),
].map(([, file = '', design = '', text = '']) => ({
  file,
  design,
  steps: [...text.matchAll(/^ +\d+\. (.*)$/gm)].map(([, step = '']) => step),
  log: [...text.matchAll(/^ +\| (.*)$/gm)].map(([, line = '']) => line),
}));

test('there is each history that the prose is about', () => {
  const shown = findings().filter(fragment => fragment.shown !== null);
  expect(HISTORIES.map(({ design }) => design)).toEqual(shown.map(({ design }) => design));
});

test.each(HISTORIES)('simulate follows the history of $design, and prints its kernel log', history => {
  const { file, design, steps, log } = history;
  const world = readFileSync(file, 'utf8');
  const source = `${world}\nsteps:\n${steps.map(step => `  - ${step}\n`).join('')}`;
  const scenario = parseScenario(source, file, [design]);
  const simulation = simulate(scenario.world, entry(DESIGNS, design), scenario.steps);
  expect(simulation.log).toEqual(log);
});
